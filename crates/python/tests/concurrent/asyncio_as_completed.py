"""as_completed yields in the order of completion; with a timeout it raises."""
import asyncio


async def after(turns, value):
    for _ in range(turns):
        await asyncio.sleep(0)
    return value


async def main():
    for next_one in asyncio.as_completed([after(6, "slow"), after(1, "fast"), after(3, "middle")]):
        print(await next_one)
    never = asyncio.get_running_loop().create_future()
    for next_one in asyncio.as_completed([after(0, "first"), never], timeout=0.2):
        try:
            print(await next_one)
        except TimeoutError as error:
            print(repr(error))


asyncio.run(main())
