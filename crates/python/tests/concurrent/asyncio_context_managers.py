"""asynccontextmanager and AsyncExitStack: order of entering and leaving, errors."""
import asyncio
from contextlib import AsyncExitStack, asynccontextmanager


@asynccontextmanager
async def resource(name):
    await asyncio.sleep(0)
    print("open", name)
    try:
        yield name.upper()
    except ValueError as error:
        print(name, "saw", error)
        raise
    finally:
        await asyncio.sleep(0)
        print("close", name)


async def main():
    async with resource("a") as a, resource("b") as b:
        print("using", a, b)
    try:
        async with AsyncExitStack() as stack:
            names = [await stack.enter_async_context(resource(n)) for n in ("x", "y")]
            stack.callback(print, "plain callback")
            stack.push_async_callback(asyncio.sleep, 0)
            print(names)
            raise ValueError("bad")
    except ValueError as error:
        print("outside:", error)


asyncio.run(main())
