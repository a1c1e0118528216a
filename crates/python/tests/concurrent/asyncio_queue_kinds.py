"""LifoQueue and PriorityQueue of asyncio."""
import asyncio


async def main():
    stack = asyncio.LifoQueue()
    heap = asyncio.PriorityQueue()
    for n, word in ((2, "two"), (3, "three"), (1, "one")):
        await stack.put(word)
        await heap.put((n, word))
    print([await stack.get() for _ in range(3)])
    print([await heap.get() for _ in range(3)])
    waiting = asyncio.create_task(heap.get())
    await asyncio.sleep(0)
    heap.put_nowait((9, "late"))
    heap.put_nowait((0, "urgent"))
    print(await waiting)
    print(isinstance(stack, asyncio.Queue))


asyncio.run(main())
