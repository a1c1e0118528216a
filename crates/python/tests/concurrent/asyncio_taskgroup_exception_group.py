"""Failures in a TaskGroup cancel the rest and come as an ExceptionGroup."""
import asyncio


async def fail(error):
    raise error


async def wait():
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        print("the waiting task is cancelled")
        raise


async def main():
    try:
        async with asyncio.TaskGroup() as group:
            waiting = group.create_task(wait())
            await asyncio.sleep(0)
            group.create_task(fail(ValueError("one")))
            group.create_task(fail(TypeError("two")))
    except ExceptionGroup as error:
        print(error)
        print(error.exceptions)
        print(waiting.cancelled())


asyncio.run(main())
