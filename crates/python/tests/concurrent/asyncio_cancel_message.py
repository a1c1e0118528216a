"""The message of a cancellation reaches the coroutine, and what awaits the task."""
import asyncio


async def work():
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError as error:
        print("inside:", error.args)
        raise


async def main():
    task = asyncio.create_task(work())
    await asyncio.sleep(0)
    print(task.cancel("enough of it"), task.done())
    try:
        await task
    except asyncio.CancelledError as error:
        print("outside:", error.args)
    print(task.cancelled(), task.done(), task.cancel())
    never_began = asyncio.create_task(work())
    never_began.cancel(msg="before it began")
    try:
        await never_began
    except asyncio.CancelledError as error:
        print("never began:", error.args)


asyncio.run(main())
