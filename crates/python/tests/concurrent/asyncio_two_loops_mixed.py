"""A future of one loop awaited on another loop is refused."""
import asyncio
import re

other = asyncio.new_event_loop()
foreign = other.create_future()


async def main():
    try:
        await foreign
    except RuntimeError as error:
        print(re.sub(r"<.*>", "<...>", str(error)))
    lock = asyncio.Lock()
    await lock.acquire()
    waiting = asyncio.create_task(lock.acquire())
    await asyncio.sleep(0)
    waiting.cancel()
    return lock


lock = asyncio.run(main())


async def use_again():
    try:
        await asyncio.wait_for(lock.acquire(), 1)
    except RuntimeError as error:
        print(re.sub(r"<.*?>( \[.*\]>)?", "<...>", str(error)))


asyncio.run(use_again())
other.close()
