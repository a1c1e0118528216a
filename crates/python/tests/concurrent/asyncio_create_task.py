"""Tasks begin to run when their creator waits, in the order they were made."""
import asyncio


async def say(word, times):
    for i in range(times):
        print(word, i)
        await asyncio.sleep(0)
    return word


async def main():
    a = asyncio.create_task(say("a", 2))
    b = asyncio.create_task(say("b", 3))
    print("made, nothing has run yet")
    print(a.done(), b.done())
    print(await a, a.done(), b.done())
    print(await b, b.result())
    print(await a, "again")


asyncio.run(main())
