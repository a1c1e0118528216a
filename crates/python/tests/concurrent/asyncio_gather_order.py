"""gather gives results in the order of its arguments; done or not done first."""
import asyncio

order = []


async def work(name, turns):
    for _ in range(turns):
        await asyncio.sleep(0)
    order.append(name)
    return name.upper()


async def main():
    print(await asyncio.gather(work("a", 5), work("b", 1), work("c", 3)))
    print(order)
    print(await asyncio.gather())
    print(await asyncio.gather(*(work(n, 0) for n in "xyz")))
    coroutine = work("same", 0)
    print(await asyncio.gather(coroutine, coroutine))


asyncio.run(main())
