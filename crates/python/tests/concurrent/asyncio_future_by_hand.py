"""A future of a loop: result, exception, cancel, wrong states, done callbacks."""
import asyncio


async def main():
    loop = asyncio.get_running_loop()
    future = loop.create_future()
    loop.call_soon(future.set_result, 42)
    print(await future, await future, future.done())
    for attempt in (lambda: future.set_result(1), lambda: future.set_exception(ValueError())):
        try:
            attempt()
        except asyncio.InvalidStateError as error:
            print("InvalidStateError", error)
    failed = loop.create_future()
    failed.set_exception(KeyError)
    try:
        await failed
    except KeyError as error:
        print(repr(error), failed.exception() is error)
    cancelled = loop.create_future()
    print(cancelled.cancel("why"), cancelled.cancel())
    try:
        cancelled.result()
    except asyncio.CancelledError as error:
        print(error.args)
    print(future.get_loop() is loop, asyncio.isfuture(future), asyncio.isfuture(5))


asyncio.run(main())
