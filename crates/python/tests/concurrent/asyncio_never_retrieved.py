"""An exception of a task that nobody asked for is logged when the task goes away."""
import asyncio
import gc


async def fail():
    raise ValueError("nobody looks")


async def main():
    asyncio.create_task(fail(), name="lonely")
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    gc.collect()
    print("main goes on")


asyncio.run(main())
