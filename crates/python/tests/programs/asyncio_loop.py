# What a loop calls, and when: call_soon, call_later, call_at, handles, exceptions in callbacks.
import asyncio

async def main():
    loop, log = asyncio.get_running_loop(), []
    loop.call_later(0.02, log.append, "later 2")
    loop.call_later(0.01, log.append, "later 1")
    loop.call_soon(log.append, "soon")
    handle = loop.call_soon(log.append, "cancelled")
    handle.cancel()
    timer = loop.call_at(loop.time() + 0.015, log.append, "at")
    print(handle.cancelled(), timer.cancelled(), timer.when() > loop.time())
    dropped = loop.call_later(0.01, log.append, "dropped")
    dropped.cancel()
    await asyncio.sleep(0.05)
    print(log)

    def bad():
        raise RuntimeError("in a callback")
    heard = []
    loop.set_exception_handler(lambda loop, context: heard.append((context["message"][:21], repr(context["exception"]))))
    loop.call_soon(bad)
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    print(heard, loop.get_exception_handler() is not None)
    loop.call_exception_handler({"message": "by hand", "exception": None})
    print(heard[-1])
    future = loop.create_future()
    loop.call_soon(future.set_result, "result")
    print(await future, future.done(), loop.get_debug())
    for call in (lambda: future.set_result(1), lambda: loop.run_until_complete(future), loop.run_forever):
        try:
            call()
        except (asyncio.InvalidStateError, RuntimeError) as error:
            print(type(error).__name__)
    order = []
    for number in range(5):
        loop.call_later(0.02 * (5 - number), order.append, number)
    await asyncio.sleep(0.3)
    print(order)

asyncio.run(main())
