"""An ExceptionGroup that nobody catches is printed as a tree on standard error."""
import asyncio


async def fail(n):
    raise ValueError(f"number {n}")


async def main():
    async with asyncio.TaskGroup() as group:
        for n in (1, 2):
            group.create_task(fail(n))


print("begin")
asyncio.run(main())
