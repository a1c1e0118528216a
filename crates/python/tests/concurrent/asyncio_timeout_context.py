"""asyncio.timeout: in time, too late, its when and expired, and no limit."""
import asyncio


async def main():
    async with asyncio.timeout(5) as limit:
        await asyncio.sleep(0)
        print("in time:", limit.expired(), limit.when() is not None)
    try:
        async with asyncio.timeout(0.02) as limit:
            await asyncio.sleep(10)
    except TimeoutError as error:
        print("too late:", limit.expired(), repr(error), repr(error.__cause__))
    async with asyncio.timeout(None) as limit:
        await asyncio.sleep(0.01)
        print("no limit:", limit.when())
    try:
        async with asyncio.timeout(-1):
            print("runs until it waits")
            await asyncio.sleep(0)
            print("not reached")
    except asyncio.TimeoutError as error:
        print(type(error) is TimeoutError)


asyncio.run(main())
