# contextlib's asynchronous halves: AsyncExitStack, asynccontextmanager, aclosing.
import asyncio
import contextlib

@contextlib.asynccontextmanager
async def resource(name, fails=False):
    print("open", name)
    await asyncio.sleep(0)
    try:
        yield name
    except LookupError as error:
        print(name, "saw", repr(error))
        if not fails:
            raise
    finally:
        await asyncio.sleep(0)
        print("close", name)

async def main():
    async with contextlib.AsyncExitStack() as stack:
        for name in "abc":
            print(await stack.enter_async_context(resource(name)))
        stack.callback(print, "callback")
        async def later():
            print("async callback")
        stack.push_async_callback(later)
        stack.enter_context(contextlib.suppress(KeyError))
        raise KeyError("suppressed")
    try:
        async with resource("d"):
            raise LookupError("through")
    except LookupError as error:
        print(error)
    async with resource("e", fails=True):
        raise LookupError("swallowed")
    stack = contextlib.AsyncExitStack()
    await stack.enter_async_context(resource("f"))
    moved = stack.pop_all()
    await stack.aclose()
    print("moved")
    await moved.aclose()

    async def numbers():
        try:
            yield 1
            yield 2
        finally:
            print("numbers closed")
    async with contextlib.aclosing(numbers()) as source:
        async for number in source:
            print(number)
            break
    async with contextlib.nullcontext(5) as five:
        print(five)

    @resource("decorated")
    async def decorated():
        return "result"
    print(await decorated(), await decorated())

asyncio.run(main())
