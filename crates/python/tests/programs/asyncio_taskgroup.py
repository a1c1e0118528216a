# TaskGroup: results, the first exception cancels the others, groups of groups.
import asyncio

async def value(delay, result):
    await asyncio.sleep(delay)
    return result

async def fails(delay, error):
    await asyncio.sleep(delay)
    raise error

async def main():
    async with asyncio.TaskGroup() as group:
        first = group.create_task(value(0.02, 1))
        second = group.create_task(value(0.01, 2), name="second")
    print(first.result(), second.result(), second.get_name())
    try:
        async with asyncio.TaskGroup() as group:
            slow = group.create_task(value(5, "slow"))
            group.create_task(fails(0.001, ValueError("bad")))
    except* ValueError as raised:
        print(type(raised).__name__, raised.exceptions, slow.cancelled())
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(fails(0, ValueError("one")))
            group.create_task(fails(0, TypeError("two")))
    except ExceptionGroup as raised:
        print(raised.message, sorted(type(error).__name__ for error in raised.exceptions))
    try:
        async with asyncio.TaskGroup() as outer:
            outer.create_task(value(1, None))
            async with asyncio.TaskGroup() as inner:
                inner.create_task(fails(0.001, KeyError("deep")))
    except ExceptionGroup as raised:
        print(repr(raised))
    try:
        async with asyncio.TaskGroup() as group:
            raise LookupError("body")
    except ExceptionGroup as raised:
        print(repr(raised.exceptions))
    async with asyncio.TaskGroup() as group:
        nested = group.create_task(value(0.001, "n"))
        nested.add_done_callback(lambda done: print("callback", done.result()))
    late = value(0, 0)
    try:
        group.create_task(late)
    except RuntimeError as error:
        print("finished" in str(error))
    late.close()

asyncio.run(main())
