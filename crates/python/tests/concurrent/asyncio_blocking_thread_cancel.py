"""Cancelling a task that waits for a thread does not stop the thread."""
import asyncio
import threading

gate = threading.Event()
log = []


def blocking():
    gate.wait()
    log.append("the thread finished")


async def main():
    task = asyncio.create_task(asyncio.to_thread(blocking))
    await asyncio.sleep(0.02)
    task.cancel()
    try:
        await task
    except asyncio.CancelledError:
        log.append("the task is cancelled")
    gate.set()


asyncio.run(main())
print(log)
