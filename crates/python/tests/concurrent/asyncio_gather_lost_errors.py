"""Errors of a gather after the first one are not reported; a task's error that is awaited is not, either."""
import asyncio
import gc


async def fail(n):
    for _ in range(n):
        await asyncio.sleep(0)
    raise ValueError(f"failure {n}")


async def main():
    try:
        await asyncio.gather(fail(1), fail(2), fail(3))
    except ValueError as error:
        print("caught", error)
    await asyncio.sleep(0.02)
    gc.collect()
    print("nothing on standard error")


asyncio.run(main())
