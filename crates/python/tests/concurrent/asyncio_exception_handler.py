"""A loop's exception handler gets errors of callbacks and of forgotten tasks."""
import asyncio
import gc


def handler(loop, context):
    print(context["message"].split(" <")[0].split("(")[0], "|", repr(context.get("exception")), "|", sorted(context))


async def fail():
    raise LookupError("lost")


async def main():
    loop = asyncio.get_running_loop()
    print(loop.get_exception_handler())
    loop.set_exception_handler(handler)
    print(loop.get_exception_handler() is handler)
    loop.call_soon(lambda: 1 / 0)
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    task = asyncio.create_task(fail())
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    del task
    gc.collect()
    loop.call_exception_handler({"message": "by hand", "extra": 1})
    try:
        loop.set_exception_handler("not callable")
    except TypeError as error:
        print(error)


asyncio.run(main())
