"""cancelling counts the requests, uncancel takes one back."""
import asyncio


async def stubborn():
    task = asyncio.current_task()
    for attempt in range(2):
        try:
            await asyncio.sleep(10)
        except asyncio.CancelledError:
            print("caught, cancelling:", task.cancelling())
            if attempt == 0:
                print("uncancel:", task.uncancel())
    await asyncio.sleep(0)
    return "finished anyway"


async def main():
    task = asyncio.create_task(stubborn())
    print(task.cancelling())
    await asyncio.sleep(0)
    task.cancel()
    await asyncio.sleep(0)
    task.cancel()
    print("requests:", task.cancelling())
    task.cancel()
    print("requests:", task.cancelling())
    try:
        print(await task, task.cancelled(), task.cancelling())
    except asyncio.CancelledError:
        print("cancelled after all")


asyncio.run(main())
