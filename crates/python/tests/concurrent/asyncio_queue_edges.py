"""Queues of asyncio: full, empty, sizes, too many task_done, a cancelled get."""
import asyncio


async def main():
    q = asyncio.Queue(maxsize=1)
    print(q.maxsize, q.empty(), q.full(), q.qsize())
    q.put_nowait("a")
    for attempt in (lambda: q.put_nowait("b"), lambda: (q.get_nowait(), q.get_nowait())):
        try:
            attempt()
        except (asyncio.QueueFull, asyncio.QueueEmpty) as error:
            print(repr(error))
    q.task_done()
    try:
        q.task_done()
    except ValueError as error:
        print(error)
    getter = asyncio.create_task(q.get())
    await asyncio.sleep(0)
    getter.cancel()
    await asyncio.wait([getter])
    await q.put("for the next one")
    print(await q.get(), getter.cancelled())
    try:
        await asyncio.wait_for(q.get(), 0.01)
    except TimeoutError:
        print("nothing came")


asyncio.run(main())
