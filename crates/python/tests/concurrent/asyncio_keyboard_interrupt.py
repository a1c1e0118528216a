"""A KeyboardInterrupt raised in a task ends asyncio.run; the main task is cancelled and cleaned up."""
import asyncio


async def interrupt():
    await asyncio.sleep(0)
    raise KeyboardInterrupt("pressed")


async def main():
    task = asyncio.create_task(interrupt())
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        print("main is cancelled")
        raise
    finally:
        print("main cleans up")
        task.done() and task.exception()


try:
    asyncio.run(main())
except KeyboardInterrupt as error:
    print("KeyboardInterrupt", error.args)
