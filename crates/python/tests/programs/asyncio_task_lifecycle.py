# Tasks: names, states, results, cancellations that are counted, uncancelled, shielded and refused.
import asyncio


async def work(value, delay=0):
    await asyncio.sleep(delay)
    if isinstance(value, Exception):
        raise value
    return value


async def stubborn():
    for attempt in range(2):
        try:
            await asyncio.sleep(10)
        except asyncio.CancelledError as error:
            print("refuses", attempt, error.args)
    return "in the end"


async def main():
    task = asyncio.create_task(work(5), name="five")
    print(task.get_name(), task.done(), task.cancelled(), await task, task.done(), task.result(), task.exception())
    for call in [lambda: asyncio.create_task(work(ValueError("v"))), lambda: asyncio.create_task(work(1, 10))]:
        task = call()
        await asyncio.sleep(0.001)
        try:
            task.result()
        except (asyncio.InvalidStateError, ValueError) as error:
            print(type(error).__name__, error)
        task.cancel("message")
        try:
            await task
        except asyncio.CancelledError as error:
            print("cancelled", error.args, task.cancelled(), task.cancelling())
        except ValueError as error:
            print("failed", error, task.cancelled())
    task = asyncio.create_task(stubborn())
    await asyncio.sleep(0)
    print(task.cancel("a"), task.cancelling())
    await asyncio.sleep(0)
    print(task.cancel("b"), task.cancelling(), task.uncancel(), await task, task.cancel())
    inner = asyncio.create_task(work("shielded", 0.01))
    outer = asyncio.shield(inner)
    await asyncio.sleep(0)
    outer.cancel()
    try:
        await outer
    except asyncio.CancelledError:
        print("outer is cancelled", inner.cancelled(), await inner)
    early = asyncio.create_task(work("never starts"))
    early.cancel()
    print(await asyncio.gather(early, return_exceptions=True))
    order = []
    task = asyncio.create_task(work("callback"))
    task.add_done_callback(lambda t: order.append(t.result()))
    task.add_done_callback(order.append)
    print(task.remove_done_callback(order.append))
    await task
    await asyncio.sleep(0)
    print(order, asyncio.current_task().get_name(), len(asyncio.all_tasks()), asyncio.iscoroutinefunction(work) if False else asyncio.iscoroutine(early.get_coro()))
    for wrong in [lambda: asyncio.create_task(3), lambda: asyncio.create_task(work), lambda: task.set_result(1), lambda: task.set_exception(ValueError()), lambda: asyncio.ensure_future(3), lambda: asyncio.Task(3)]:
        try:
            wrong()
        except (TypeError, RuntimeError) as error:
            print(type(error).__name__, str(error).split(" at 0x")[0].split(", got")[0])

asyncio.run(main())
for wrong in [lambda: asyncio.create_task(work), lambda: asyncio.get_running_loop(), lambda: asyncio.current_task()]:
    try:
        print(wrong())
    except (TypeError, RuntimeError, ValueError) as error:
        print(type(error).__name__, error)
