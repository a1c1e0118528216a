"""An asyncio.Lock is fair: waiters get it in order; it cannot be released unheld."""
import asyncio
import re


async def worker(name, lock):
    async with lock:
        print(name, "enters")
        await asyncio.sleep(0)
        print(name, "leaves")


async def main():
    lock = asyncio.Lock()
    await asyncio.gather(*(worker(n, lock) for n in "abc"))
    print(lock.locked())
    try:
        lock.release()
    except RuntimeError as error:
        print(error)
    await lock.acquire()
    print(re.sub("0x[0-9a-f]+", "0x", repr(lock)))
    try:
        await asyncio.wait_for(lock.acquire(), 0.01)
    except TimeoutError:
        print("held by someone")
    try:
        with lock:
            pass
    except (AttributeError, TypeError) as error:
        print("only async with:", type(error).__name__)


asyncio.run(main())
