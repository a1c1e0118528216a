"""A generator that is left open is closed by the loop at the end."""
import asyncio


async def numbers():
    try:
        yield 1
        yield 2
    finally:
        await asyncio.sleep(0)
        print("the generator is closed")


kept = []


async def main():
    generator = numbers()
    kept.append(generator)
    print(await anext(generator))
    print("main returns")


asyncio.run(main())
print("after run")
