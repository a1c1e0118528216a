# The loop's handler of exceptions: tasks whose errors nobody reads, callbacks that fail.
import asyncio
import gc

seen = []


def handler(loop, context):
    error = context.get("exception")
    seen.append((context["message"].split(" <")[0].split(" at ")[0], repr(error), sorted(key for key in context if key not in ("message", "exception", "source_traceback"))))


async def fails(text):
    raise ValueError(text)


async def main():
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(handler)
    print(loop.get_exception_handler() is handler)
    loop.call_soon(lambda: 1 / 0)
    await asyncio.sleep(0)
    task = asyncio.create_task(fails("never read"))
    await asyncio.sleep(0)
    del task
    gc.collect()
    await asyncio.sleep(0)
    read = asyncio.create_task(fails("read"))
    await asyncio.wait([read])
    print(read.exception())
    future = loop.create_future()
    future.set_exception(KeyError("of a future"))
    del future
    gc.collect()
    loop.call_exception_handler({"message": "by hand"})
    for line in seen:
        print(line)
    loop.set_exception_handler(lambda loop, context: 1 / 0)
    try:
        loop.set_exception_handler(5)
    except TypeError as error:
        print(error)
    loop.set_exception_handler(None)
    print(loop.get_exception_handler())
    handle = loop.call_later(5, print, "never")
    print(handle.cancelled(), handle.cancel(), handle.cancelled(), handle.when() > 0)
    order = []
    loop.call_soon(order.append, "soon")
    loop.call_later(0.002, order.append, "later")
    loop.call_at(loop.time() + 0.001, order.append, "at")
    loop.call_soon_threadsafe(order.append, "threadsafe")
    await asyncio.sleep(0.01)
    print(order, loop.is_running(), loop.is_closed(), loop.get_debug())
    for wrong in [lambda: loop.run_until_complete(main), lambda: loop.run_forever(), lambda: asyncio.run(fails), lambda: loop.close()]:
        try:
            wrong()
        except (RuntimeError, TypeError, ValueError) as error:
            print(type(error).__name__, error)

asyncio.run(main())
