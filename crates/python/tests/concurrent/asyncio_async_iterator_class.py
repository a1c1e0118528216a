"""An asynchronous iterator class with a limit and an error, and aiter and anext."""
import asyncio


class Ticker:
    def __init__(self, limit, fail_at=None):
        self.n, self.limit, self.fail_at = 0, limit, fail_at

    def __aiter__(self):
        return self

    async def __anext__(self):
        await asyncio.sleep(0)
        if self.n == self.fail_at:
            raise ConnectionError(f"lost at {self.n}")
        if self.n >= self.limit:
            raise StopAsyncIteration
        self.n += 1
        return self.n


async def main():
    async for tick in Ticker(3):
        print(tick, end=" ")
    else:
        print("else")
    try:
        print([t async for t in Ticker(9, fail_at=4)])
    except ConnectionError as error:
        print(error)
    ticker = aiter(Ticker(1))
    print(await anext(ticker), await anext(ticker, "default"))
    try:
        await anext(ticker)
    except StopAsyncIteration as error:
        print("StopAsyncIteration", error.args)
    for wrong in (5, [1]):
        try:
            async for _ in wrong:
                pass
        except TypeError as error:
            print(error)


asyncio.run(main())
