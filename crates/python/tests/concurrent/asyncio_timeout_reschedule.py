"""A timeout can be moved while it runs, and not after it is over."""
import asyncio


async def main():
    loop = asyncio.get_running_loop()
    async with asyncio.timeout(0.02) as limit:
        limit.reschedule(loop.time() + 5)
        await asyncio.sleep(0.05)
        print("moved on, so still here")
    try:
        limit.reschedule(None)
    except RuntimeError as error:
        print(error)
    fresh = asyncio.timeout(1)
    try:
        fresh.reschedule(1)
    except RuntimeError as error:
        print(error)
    try:
        async with asyncio.timeout(None) as limit:
            limit.reschedule(loop.time())
            await asyncio.sleep(10)
    except TimeoutError:
        print("given a limit later")
    async with asyncio.timeout_at(loop.time() + 5):
        print("timeout_at")


asyncio.run(main())
