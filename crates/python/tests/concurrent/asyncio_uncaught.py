"""An error that leaves asyncio.run is printed with the frames of the coroutines."""
import asyncio


async def inner(items):
    await asyncio.sleep(0)
    return items[3]


async def outer():
    return await asyncio.create_task(inner([1, 2]))


async def main():
    await outer()


asyncio.run(main())
