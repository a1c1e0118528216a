"""wait_for gives the value in time, or cancels the work and raises TimeoutError."""
import asyncio


async def work(duration):
    try:
        await asyncio.sleep(duration)
        return "done"
    except asyncio.CancelledError:
        print("work is cancelled")
        raise
    finally:
        print("finally")


async def main():
    print(await asyncio.wait_for(work(0), timeout=5))
    try:
        await asyncio.wait_for(work(10), timeout=0.02)
    except asyncio.TimeoutError as error:
        print("timeout:", repr(error))
    print(await asyncio.wait_for(work(0.01), None))
    task = asyncio.create_task(work(10))
    await asyncio.sleep(0)
    try:
        await asyncio.wait_for(task, 0)
    except TimeoutError:
        print("no time at all:", task.cancelled())


asyncio.run(main())
