# Queue, PriorityQueue and LifoQueue.
import asyncio

async def main():
    queue, log = asyncio.Queue(maxsize=2), []

    async def producer():
        for item in range(5):
            await queue.put(item)
            log.append(("put", item))
        await queue.put(None)

    async def consumer():
        while (item := await queue.get()) is not None:
            log.append(("got", item))
            queue.task_done()
        queue.task_done()
    await asyncio.gather(producer(), consumer())
    await queue.join()
    print(log)
    print(queue.empty(), queue.full(), queue.qsize(), queue.maxsize)
    for call in (queue.get_nowait, queue.task_done):
        try:
            call()
        except (asyncio.QueueEmpty, ValueError) as error:
            print(type(error).__name__, error)
    queue.put_nowait(1)
    queue.put_nowait(2)
    try:
        queue.put_nowait(3)
    except asyncio.QueueFull as error:
        print(type(error).__name__, queue.full())
    ordered = asyncio.PriorityQueue()
    for item in ((3, "c"), (1, "a"), (2, "b")):
        ordered.put_nowait(item)
    print([ordered.get_nowait() for _ in range(3)])
    stack = asyncio.LifoQueue()
    for item in range(3):
        stack.put_nowait(item)
    print([stack.get_nowait() for _ in range(3)])
    getter = asyncio.create_task(asyncio.Queue().get())
    await asyncio.sleep(0)
    getter.cancel()
    print(await asyncio.gather(getter, return_exceptions=True))
    workers, done = asyncio.Queue(), []

    async def worker(name):
        while True:
            item = await workers.get()
            await asyncio.sleep(item / 1000)
            done.append(item)
            workers.task_done()
    for item in (5, 1, 3, 2):
        workers.put_nowait(item)
    tasks = [asyncio.create_task(worker(name)) for name in range(2)]
    await workers.join()
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
    print(sorted(done), workers.empty())

asyncio.run(main())
