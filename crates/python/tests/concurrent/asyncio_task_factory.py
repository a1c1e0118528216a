"""A task factory of one's own sees every new task."""
import asyncio

made = []


def factory(loop, coro, **kwargs):
    made.append(coro.__name__)
    return asyncio.Task(coro, loop=loop, **kwargs)


async def child(n):
    return n


async def main():
    loop = asyncio.get_running_loop()
    print(loop.get_task_factory())
    loop.set_task_factory(factory)
    print(await asyncio.gather(child(1), child(2)))
    async with asyncio.TaskGroup() as group:
        task = group.create_task(child(3))
    print(task.result(), made)
    try:
        loop.set_task_factory("nonsense")
    except TypeError as error:
        print(error)
    loop.set_task_factory(None)
    print(loop.get_task_factory() is None, await asyncio.create_task(child(4)), made)


asyncio.run(main())
