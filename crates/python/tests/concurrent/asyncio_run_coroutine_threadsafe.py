"""A loop in a thread of its own; the main thread gives it coroutines."""
import asyncio
import threading


async def add(a, b):
    await asyncio.sleep(0)
    if a < 0:
        raise ValueError("negative")
    return a + b, threading.current_thread().name


loop = asyncio.new_event_loop()
thread = threading.Thread(target=loop.run_forever, name="loop")
thread.start()
future = asyncio.run_coroutine_threadsafe(add(1, 2), loop)
print(future.result(timeout=5), type(future).__module__)
try:
    asyncio.run_coroutine_threadsafe(add(-1, 2), loop).result()
except ValueError as error:
    print("error:", error)
slow = asyncio.run_coroutine_threadsafe(asyncio.sleep(60), loop)
try:
    slow.result(timeout=0.02)
except TimeoutError:
    print("cancel:", slow.cancel(), slow.cancelled())
try:
    asyncio.run_coroutine_threadsafe(print, loop)
except TypeError as error:
    print(error)
asyncio.run_coroutine_threadsafe(asyncio.sleep(0.01), loop).result()
loop.call_soon_threadsafe(loop.stop)
thread.join()
loop.close()
print(loop.is_running(), loop.is_closed())
