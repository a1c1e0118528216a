"""result and exception of a task that is not done, failed or cancelled."""
import asyncio


async def fail():
    raise OSError(5, "broken")


async def main():
    task = asyncio.create_task(fail())
    for method in (task.result, task.exception):
        try:
            method()
        except asyncio.InvalidStateError as error:
            print(method.__name__, error)
    await asyncio.wait([task])
    print(repr(task.exception()))
    try:
        task.result()
    except OSError as error:
        print(error, error.errno)
    task = asyncio.create_task(asyncio.sleep(1))
    task.cancel()
    await asyncio.wait([task])
    for method in (task.result, task.exception):
        try:
            method()
        except asyncio.CancelledError as error:
            print("CancelledError", error.args)
    for attempt in (lambda: task.set_result(1), lambda: task.set_exception(ValueError())):
        try:
            attempt()
        except RuntimeError as error:
            print(error)


asyncio.run(main())
