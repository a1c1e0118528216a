"""Two coroutines that talk in turns by events, and a limit of time around them."""
import asyncio


async def speaker(name, lines, mine, other):
    for line in lines:
        await mine.wait()
        mine.clear()
        print(f"{name}: {line}")
        other.set()


async def main():
    a, b = asyncio.Event(), asyncio.Event()
    a.set()
    async with asyncio.timeout(5):
        await asyncio.gather(
            speaker("Romeo", ["But soft!", "What light?"], a, b),
            speaker("Juliet", ["O Romeo!", "Wherefore art thou?"], b, a),
        )
    print("Exeunt", a.is_set(), b.is_set())


asyncio.run(main())
