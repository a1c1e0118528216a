# Timeouts: nested, moved, expired by the inner or the outer one, wait_for and what it returns.
import asyncio


async def main():
    try:
        async with asyncio.timeout(0.01) as outer:
            try:
                async with asyncio.timeout(10) as inner:
                    await asyncio.sleep(5)
            except TimeoutError:
                print("inner: never")
            finally:
                print("inner expired", inner.expired())
    except TimeoutError as error:
        print("outer expired", outer.expired(), repr(error), type(error.__cause__).__name__)
    async with asyncio.timeout(10) as outer:
        try:
            async with asyncio.timeout(0):
                await asyncio.sleep(5)
        except TimeoutError:
            print("inner at once", outer.expired())
    async with asyncio.timeout(None) as cm:
        print(cm.when())
        cm.reschedule(asyncio.get_running_loop().time() + 50)
        print(cm.when() > 0, cm.expired())
        cm.reschedule(None)
    try:
        async with asyncio.timeout(0.001):
            raise KeyError("own error")
    except KeyError as error:
        print(error)
    print(await asyncio.wait_for(asyncio.sleep(0, "value"), 1))
    for delay in [0.001, 0, -1]:
        try:
            await asyncio.wait_for(asyncio.sleep(5), delay)
        except asyncio.TimeoutError as error:
            print("timeout", delay, repr(error))

    async def cleans():
        try:
            await asyncio.sleep(5)
        except asyncio.CancelledError:
            await asyncio.sleep(0.001)
            print("cleaned")
            raise

    try:
        await asyncio.wait_for(cleans(), 0.001)
    except TimeoutError:
        print("after the cleaning")
    task = asyncio.create_task(asyncio.sleep(5))
    done, pending = await asyncio.wait([task], timeout=0.001)
    print(len(done), len(pending), task.cancel())
    try:
        async with asyncio.timeout(5):
            asyncio.current_task().cancel("from outside")
            await asyncio.sleep(1)
    except asyncio.CancelledError as error:
        print("no timeout", error.args, asyncio.current_task().uncancel())
    try:
        cm = asyncio.timeout(1)
        async with cm:
            pass
        async with cm:
            pass
    except RuntimeError as error:
        print(error)
    try:
        asyncio.timeout(1).reschedule(3)
    except RuntimeError as error:
        print(error)

asyncio.run(main())
