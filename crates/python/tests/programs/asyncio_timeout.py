# timeout, timeout_at and wait_for.
import asyncio

async def main():
    loop = asyncio.get_running_loop()
    try:
        async with asyncio.timeout(0.01) as limit:
            await asyncio.sleep(1)
    except TimeoutError as error:
        print("timeout", repr(error), limit.expired())
    async with asyncio.timeout(1) as limit:
        await asyncio.sleep(0.001)
    print(limit.expired())
    async with asyncio.timeout(None) as limit:
        print(limit.when())
        limit.reschedule(loop.time() + 5)
        print(limit.when() > loop.time())
    try:
        async with asyncio.timeout_at(loop.time() - 1):
            await asyncio.sleep(1)
    except TimeoutError:
        print("in the past")
    try:
        async with asyncio.timeout(0.01):
            async with asyncio.timeout(0.5):
                await asyncio.sleep(1)
    except TimeoutError:
        print("outer")

    async def slow():
        try:
            await asyncio.sleep(1)
        except asyncio.CancelledError:
            print("slow cancelled")
            raise
    try:
        await asyncio.wait_for(slow(), 0.01)
    except asyncio.TimeoutError:
        print("wait_for", asyncio.TimeoutError is TimeoutError)
    print(await asyncio.wait_for(asyncio.sleep(0.001, "ok"), 1), await asyncio.wait_for(asyncio.sleep(0, 2), None))
    try:
        await asyncio.wait_for(asyncio.sleep(1), 0)
    except TimeoutError:
        print("zero")

asyncio.run(main())
