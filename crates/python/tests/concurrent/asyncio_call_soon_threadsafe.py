"""Another thread gives the loop something to do by call_soon_threadsafe."""
import asyncio
import threading


async def main():
    loop = asyncio.get_running_loop()
    future = loop.create_future()
    order = []

    def work():
        for i in range(3):
            loop.call_soon_threadsafe(order.append, i)
        loop.call_soon_threadsafe(future.set_result, "from the thread")

    thread = threading.Thread(target=work)
    thread.start()
    print(await future)
    thread.join()
    print(order)
    return loop


loop = asyncio.run(main())
try:
    loop.call_soon_threadsafe(print, "too late")
except RuntimeError as error:
    print(error)
