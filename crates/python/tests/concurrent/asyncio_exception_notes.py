"""Notes and causes of errors stay with them through tasks."""
import asyncio


async def load(name):
    try:
        await asyncio.sleep(0)
        raise KeyError(name)
    except KeyError as error:
        error.add_note(f"while loading {name}")
        raise RuntimeError("load failed") from error


async def main():
    task = asyncio.create_task(load("config"))
    try:
        await task
    except RuntimeError as error:
        error.add_note("seen by main")
        print(error, error.__notes__, repr(error.__cause__), error.__cause__.__notes__)
        print(task.exception() is error)
    raise task.exception()


asyncio.run(main())
