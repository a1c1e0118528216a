# Task groups: failures, cancellations, tasks made late, groups in groups.
import asyncio


async def fails(error, delay=0):
    await asyncio.sleep(delay)
    raise error


async def sleeps(name, delay=5):
    try:
        await asyncio.sleep(delay)
        return name
    except asyncio.CancelledError:
        print(name, "is cancelled")
        raise


async def main():
    async with asyncio.TaskGroup() as group:
        one, two = group.create_task(sleeps("one", 0)), group.create_task(sleeps("two", 0.001), name="named")
    print(one.result(), two.result(), two.get_name())
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(sleeps("victim"))
            group.create_task(fails(ValueError("a")))
            group.create_task(fails(TypeError("b")))
            await sleeps("body")
    except* ValueError as caught:
        print("V", caught.exceptions)
    except* TypeError as caught:
        print("T", caught.message, caught.exceptions)
    try:
        async with asyncio.TaskGroup() as group:
            child = group.create_task(sleeps("child"))
            await asyncio.sleep(0)
            raise KeyError("body")
    except* KeyError as caught:
        print(repr(caught), child.cancelled())
    try:
        async with asyncio.TaskGroup() as outer:
            async with asyncio.TaskGroup() as inner:
                inner.create_task(fails(OSError("deep")))
                outer.create_task(sleeps("in outer"))
    except* OSError as caught:
        print(repr(caught))
    async with asyncio.TaskGroup() as group:
        cancelled = group.create_task(sleeps("alone"))
        await asyncio.sleep(0)
        cancelled.cancel()
    print("a cancelled child is no failure", cancelled.cancelled())

    async def late(group):
        await asyncio.sleep(0)
        group.create_task(sleeps("late", 0)).add_done_callback(lambda t: print("made late:", t.result()))

    async with asyncio.TaskGroup() as group:
        group.create_task(late(group))
    for use in ["unentered", "finished"]:
        coroutine = sleeps("x")
        try:
            (asyncio.TaskGroup() if use == "unentered" else group).create_task(coroutine)
        except RuntimeError as error:
            print(str(error).split(" [")[0].split(" tasks")[0][-40:] if False else use, type(error).__name__)
        coroutine.close()
    try:
        async with group:
            pass
    except RuntimeError as error:
        print("entered again:", type(error).__name__)
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(fails(SystemExit(3)))
            await asyncio.sleep(1)
    except SystemExit as error:
        print("SystemExit goes through alone", error.code)

try:
    asyncio.run(main())
except BaseException as error:
    print("run raises", type(error).__name__, error)
