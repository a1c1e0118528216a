# A loop and threads: to_thread, run_in_executor, call_soon_threadsafe, run_coroutine_threadsafe.
import asyncio
import concurrent.futures
import threading
import time

async def main():
    loop = asyncio.get_running_loop()
    print(await asyncio.to_thread(lambda a, b=0: a + b, 1, b=2))
    print(await loop.run_in_executor(None, time.sleep, 0.01))
    future = loop.create_future()
    thread = threading.Thread(target=lambda: loop.call_soon_threadsafe(future.set_result, "from a thread"))
    thread.start()
    print(await future)
    thread.join()

    async def coro(value):
        await asyncio.sleep(0.001)
        return value * 2

    def other():
        return asyncio.run_coroutine_threadsafe(coro(21), loop).result(5)
    print(await asyncio.to_thread(other))

    def fails():
        raise ValueError("in the thread")
    try:
        await asyncio.to_thread(fails)
    except ValueError as error:
        print(error)
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        print(await asyncio.gather(*(loop.run_in_executor(pool, pow, 2, n) for n in range(4))))

    def own_loop():
        async def inner():
            await asyncio.sleep(0.001)
            return asyncio.get_running_loop() is not loop
        return asyncio.run(inner())
    print(await asyncio.to_thread(own_loop))
    ticks = 0
    waiting = asyncio.create_task(asyncio.to_thread(time.sleep, 0.05))
    while not waiting.done():
        ticks += 1
        await asyncio.sleep(0.01)
    print(ticks > 1)

asyncio.run(main())
print(threading.active_count())
