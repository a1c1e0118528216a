# Tasks: names, results, callbacks, and the task that runs.
import asyncio

async def work(value):
    await asyncio.sleep(0)
    return value

async def main():
    current = asyncio.current_task()
    print(current is not None, current in asyncio.all_tasks(), len(asyncio.all_tasks()))
    task = asyncio.create_task(work(1), name="one")
    print(task.get_name(), task.done(), task.cancelled())
    try:
        task.result()
    except asyncio.InvalidStateError as error:
        print(type(error).__name__)
    seen = []
    task.add_done_callback(lambda done: seen.append(done.result()))
    removed = seen.append
    task.add_done_callback(removed)
    print(task.remove_done_callback(removed))
    print(await task, seen, task.done(), task.result(), task.exception())
    await asyncio.sleep(0)
    print(seen, repr(task.get_coro()).startswith("<coroutine object work"))
    task.set_name("two")
    print(task.get_name())
    for call in (lambda: task.set_result(1), lambda: task.set_exception(ValueError())):
        try:
            call()
        except RuntimeError as error:
            print(error)
    try:
        asyncio.create_task(5)
    except TypeError as error:
        print(error)

    async def fails():
        raise KeyError("k")
    task = asyncio.create_task(fails())
    await asyncio.wait([task])
    print(repr(task.exception()))
    try:
        await task
    except KeyError as error:
        print("again", error)
    ensured = asyncio.ensure_future(work(7))
    print(asyncio.ensure_future(ensured) is ensured, await ensured)

asyncio.run(main())
