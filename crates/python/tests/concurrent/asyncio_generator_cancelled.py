"""Cancelling a task inside of async for runs the generator's finally block."""
import asyncio


async def numbers():
    n = 0
    try:
        while True:
            yield n
            n += 1
            await asyncio.sleep(0 if n < 3 else 10)
    except asyncio.CancelledError:
        print("the generator sees the cancellation at", n)
        raise
    finally:
        print("the generator cleans up")


async def use():
    async for n in numbers():
        print("got", n)


async def main():
    task = asyncio.create_task(use())
    await asyncio.sleep(0.02)
    task.cancel()
    try:
        await task
    except asyncio.CancelledError:
        print("cancelled:", task.cancelled())


asyncio.run(main())
