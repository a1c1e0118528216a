"""asyncio.Queue between producers and consumers, with join and task_done."""
import asyncio


async def producer(queue, start):
    for i in range(start, start + 3):
        await queue.put(i)


async def consumer(queue, seen):
    while True:
        item = await queue.get()
        seen.append(item)
        queue.task_done()


async def main():
    queue = asyncio.Queue(maxsize=2)
    seen = []
    consumers = [asyncio.create_task(consumer(queue, seen)) for _ in range(2)]
    await asyncio.gather(producer(queue, 0), producer(queue, 10))
    await queue.join()
    for task in consumers:
        task.cancel()
    print(await asyncio.gather(*consumers, return_exceptions=True))
    print(sorted(seen), queue.empty())


asyncio.run(main())
