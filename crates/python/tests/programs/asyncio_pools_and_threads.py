# Work in threads from a loop: to_thread, executors, threadsafe calls, and results that come back.
import asyncio
import concurrent.futures
import threading
import time


def blocking(n):
    time.sleep(0.01)
    if n < 0:
        raise ValueError("negative")
    return n, threading.current_thread() is threading.main_thread()


async def main():
    loop = asyncio.get_running_loop()
    print(await asyncio.to_thread(blocking, 1), await loop.run_in_executor(None, blocking, 2))
    print(await asyncio.gather(*(asyncio.to_thread(blocking, n) for n in range(3))))
    try:
        await asyncio.to_thread(blocking, -1)
    except ValueError as error:
        print(error)
    with concurrent.futures.ThreadPoolExecutor(1) as pool:
        print(await loop.run_in_executor(pool, blocking, 3))
        wrapped = asyncio.wrap_future(pool.submit(blocking, 4))
        print(await wrapped)
    future = loop.create_future()
    thread = threading.Thread(target=lambda: loop.call_soon_threadsafe(future.set_result, "from a thread"))
    thread.start()
    print(await future)
    thread.join()

    async def answer(x):
        await asyncio.sleep(0)
        return x * 2

    results = []

    def ask():
        results.append(asyncio.run_coroutine_threadsafe(answer(21), loop).result(5))

    await asyncio.to_thread(ask)
    print(results)
    ticks = 0
    task = asyncio.create_task(asyncio.to_thread(time.sleep, 0.05))
    while not task.done():
        ticks += 1
        await asyncio.sleep(0.005)
    print(ticks > 0)
    try:
        await asyncio.wait_for(asyncio.to_thread(time.sleep, 0.05), 0.001)
    except TimeoutError:
        print("the wait is over, the thread goes on")


asyncio.run(main())
try:
    asyncio.run_coroutine_threadsafe(3, asyncio.new_event_loop())
except TypeError as error:
    print(error)
