# gather: order, exceptions, cancellation.
import asyncio

async def after(delay, value):
    await asyncio.sleep(delay)
    print("done", value)
    return value

async def fails(delay, text):
    await asyncio.sleep(delay)
    raise RuntimeError(text)

async def main():
    print(await asyncio.gather(after(0.03, 1), after(0.01, 2), after(0.02, 3)))
    print(await asyncio.gather())
    results = await asyncio.gather(after(0.01, "a"), fails(0.005, "b"), return_exceptions=True)
    print([type(result).__name__ for result in results])
    try:
        await asyncio.gather(fails(0.001, "first"), after(0.1, "still runs"))
    except RuntimeError as error:
        print("raised", error)
    await asyncio.sleep(0.2)
    group = asyncio.gather(after(1, "never"), after(2, "never"))
    await asyncio.sleep(0)
    print(group.cancel())
    try:
        await group
    except asyncio.CancelledError:
        print("cancelled", group.cancelled())
    shared = after(0.001, "shared")
    first, second = await asyncio.gather(shared, shared)
    print(first is second)

asyncio.run(main())
