"""An error in the body of a TaskGroup cancels its tasks and is in the group as well."""
import asyncio


async def main():
    try:
        async with asyncio.TaskGroup() as group:
            task = group.create_task(asyncio.sleep(10))
            await asyncio.sleep(0)
            raise RuntimeError("the body failed")
    except* RuntimeError as errors:
        print(errors.exceptions, task.cancelled())
    try:
        async with asyncio.TaskGroup() as group:
            task = group.create_task(asyncio.sleep(10))
            raise KeyboardInterrupt
    except KeyboardInterrupt as error:
        print("not in a group:", repr(error), task.cancelled())


asyncio.run(main())
