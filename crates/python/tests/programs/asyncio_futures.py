# Futures: states, callbacks, exceptions, awaiting.
import asyncio

async def main():
    loop = asyncio.get_running_loop()
    future = loop.create_future()
    print(future, future.done(), future.cancelled())
    for call in (future.result, future.exception):
        try:
            call()
        except asyncio.InvalidStateError as error:
            print(type(error).__name__)
    future.add_done_callback(lambda done: print("first", done is future))
    future.add_done_callback(lambda done: print("second"))
    future.set_result(3)
    print(future, future.result(), future.exception())
    print(await future)
    failed = loop.create_future()
    failed.set_exception(ValueError("v"))
    print(failed, repr(failed.exception()))
    try:
        await failed
    except ValueError as error:
        print(error)
    by_class = loop.create_future()
    by_class.set_exception(KeyError)
    print(repr(by_class.exception()))
    cancelled = loop.create_future()
    print(cancelled.cancel(), cancelled.cancel(), cancelled, cancelled.cancelled())
    for call in (cancelled.result, cancelled.exception):
        try:
            call()
        except asyncio.CancelledError as error:
            print(repr(error))
    try:
        next(iter(loop.create_future().__await__())), print("yielded itself")
    except RuntimeError as error:
        print(error)
    print(asyncio.isfuture(future), future.get_loop() is loop, asyncio.wrap_future(future) is future)
    late = []
    future.add_done_callback(late.append)
    await asyncio.sleep(0)
    print(late == [future])

    class Once:
        def __await__(self):
            yield
            return "once"
    print(await Once())

    class Wrong:
        def __await__(self):
            yield 5
    try:
        await asyncio.create_task(asyncio.wait_for(Wrong(), 1))
    except RuntimeError as error:
        print("Task got bad yield: 5" in str(error))

asyncio.run(main())
