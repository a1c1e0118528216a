# Async context managers and stacks: order, errors, suppression, aclosing.
import asyncio
import contextlib


@contextlib.asynccontextmanager
async def tag(name, swallow=False):
    print("<", name)
    try:
        yield name
    except ValueError as error:
        print(name, "sees", error)
        if not swallow:
            raise
    finally:
        await asyncio.sleep(0)
        print(name, ">")


class Manager:
    async def __aenter__(self):
        print("aenter")
        return self

    async def __aexit__(self, kind, value, tb):
        print("aexit", kind and kind.__name__)
        return kind is KeyError


async def main():
    async with tag("a") as a, tag("b", swallow=True) as b:
        raise ValueError(a + b)
    async with Manager():
        raise KeyError
    async with contextlib.AsyncExitStack() as stack:
        print([await stack.enter_async_context(tag(n)) for n in "xy"], stack.enter_context(contextlib.nullcontext(5)))
        stack.push_async_callback(asyncio.sleep, 0)
        stack.callback(print, "plain callback")
        stack.push_async_exit(Manager())

    async def generator():
        try:
            yield 1
            yield 2
        finally:
            print("generator closed")

    async with contextlib.aclosing(generator()) as items:
        async for item in items:
            print(item)
            break
    for wrong in [lambda: use(5), lambda: use(contextlib.nullcontext()), lambda: use(open("/dev/null"))]:
        try:
            await wrong()
        except TypeError as error:
            print(str(error).split(" (")[0])
    try:
        with tag("wrong"):
            pass
    except TypeError as error:
        print(str(error).split(" (")[0])

    @tag("decorated")
    async def work():
        return "worked"

    print(await work())


async def use(manager):
    async with manager as inside:
        return inside

asyncio.run(main())
