"""Callbacks of a task come after it is done, soon and not at once; they can be removed."""
import asyncio


async def work():
    return 5


def first(task):
    print("first", task.result())


def second(task):
    print("second", task.done())


async def main():
    task = asyncio.create_task(work(), name="cb")
    task.add_done_callback(first)
    task.add_done_callback(second)
    task.add_done_callback(second)
    print("removed:", task.remove_done_callback(second))
    await task
    print("awaited")
    task.add_done_callback(lambda t: print("late", t.get_name()))
    print("added late")
    await asyncio.sleep(0)


asyncio.run(main())
