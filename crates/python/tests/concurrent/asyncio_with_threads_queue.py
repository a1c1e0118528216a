"""A thread feeds an asyncio.Queue by the loop, and the loop feeds a thread by queue.Queue."""
import asyncio
import queue
import threading


def squarer(inbox, outbox, loop):
    while (n := inbox.get()) is not None:
        loop.call_soon_threadsafe(outbox.put_nowait, n * n)
    loop.call_soon_threadsafe(outbox.put_nowait, None)


async def main():
    inbox, outbox = queue.Queue(), asyncio.Queue()
    thread = threading.Thread(target=squarer, args=(inbox, outbox, asyncio.get_running_loop()))
    thread.start()
    for n in (2, 3, 4, None):
        inbox.put(n)
    results = []
    while (item := await outbox.get()) is not None:
        results.append(item)
    await asyncio.to_thread(thread.join)
    print(results, thread.is_alive())


asyncio.run(main())
