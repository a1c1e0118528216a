# Producers and consumers with queues of each kind, backpressure, sentinels and cancelled workers.
import asyncio


async def producer(name, queue, count, log):
    for n in range(count):
        await queue.put((n, name))
        log.append(f"{name} put {n}")
    return name


async def consumer(queue, log):
    while True:
        item = await queue.get()
        log.append(("got", item))
        await asyncio.sleep(0)
        queue.task_done()


async def main():
    log = []
    queue = asyncio.Queue(2)
    workers = [asyncio.create_task(consumer(queue, log)) for _ in range(2)]
    print(await asyncio.gather(producer("a", queue, 3, log), producer("b", queue, 2, log)))
    await queue.join()
    for worker in workers:
        worker.cancel()
    print(await asyncio.gather(*workers, return_exceptions=True))
    for line in log:
        print(line)
    print(queue.qsize(), queue.empty(), queue.full(), queue.maxsize, repr(queue).split(" at ")[0])
    ranks, stack = asyncio.PriorityQueue(), asyncio.LifoQueue()
    for number in [5, 1, 3]:
        ranks.put_nowait(number)
        stack.put_nowait(number)
    print([await ranks.get() for _ in range(3)], [stack.get_nowait() for _ in range(3)])
    small = asyncio.Queue(1)
    small.put_nowait(1)
    for wrong in [lambda: small.put_nowait(2), lambda: asyncio.Queue().get_nowait(), lambda: asyncio.Queue().task_done()]:
        try:
            wrong()
        except (asyncio.QueueFull, asyncio.QueueEmpty, ValueError) as error:
            print(type(error).__name__, error)
    putter = asyncio.create_task(small.put("waits"))
    await asyncio.sleep(0)
    print(putter.done(), small.get_nowait())
    await putter
    print(small.get_nowait())
    getter = asyncio.create_task(small.get())
    await asyncio.sleep(0)
    getter.cancel()
    await asyncio.sleep(0)
    small.put_nowait("not lost")
    print(await small.get())

asyncio.run(main())
