"""Cancelling a gather cancels its children; a cancelled child cancels nobody else."""
import asyncio


async def work(name):
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        print(name, "is cancelled")
        raise


async def main():
    group = asyncio.gather(work("a"), work("b"))
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    print(group.cancel())
    try:
        await group
    except asyncio.CancelledError:
        print("gather is cancelled:", group.cancelled())
    child = asyncio.create_task(work("c"))
    other = asyncio.create_task(asyncio.sleep(0.01, "slept"))
    group = asyncio.gather(child, other, return_exceptions=True)
    await asyncio.sleep(0)
    child.cancel()
    print([repr(r) for r in await group])


asyncio.run(main())
