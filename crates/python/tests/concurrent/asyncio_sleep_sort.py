"""Sleeps decide the order of tasks; sleep gives back its result."""
import asyncio


async def emit(number, out):
    out.append(await asyncio.sleep(number * 0.05, result=number))


async def main():
    out = []
    await asyncio.gather(*(emit(n, out) for n in (3, 1, 4, 0, 2)))
    print(out)
    print(await asyncio.sleep(0, "now"), await asyncio.sleep(-1, "past"))
    try:
        await asyncio.sleep("long")
    except TypeError as error:
        print(error)


asyncio.run(main())
