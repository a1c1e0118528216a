"""Asynchronous generators: async for, comprehensions, early end with aclose."""
import asyncio


async def countdown(n):
    try:
        while n:
            await asyncio.sleep(0)
            yield n
            n -= 1
    finally:
        print("closing at", n)


async def main():
    print([x async for x in countdown(3)])
    print({x: x * x async for x in countdown(4) if x % 2})
    generator = countdown(5)
    async for x in generator:
        if x == 3:
            break
    await generator.aclose()
    print("closed")
    print(await anext(generator, "exhausted"))
    print(sum([x async for x in countdown(2)]))


asyncio.run(main())
