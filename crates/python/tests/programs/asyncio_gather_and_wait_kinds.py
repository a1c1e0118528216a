# gather, wait and as_completed: order, duplicates, first failures, cancelled parts, empty ones.
import asyncio


async def after(delay, value):
    await asyncio.sleep(delay)
    if isinstance(value, BaseException):
        raise value
    return value


async def main():
    print(await asyncio.gather(), await asyncio.gather(after(0.002, "slow"), after(0, "fast")))
    same = asyncio.ensure_future(after(0, object()))
    first, second = await asyncio.gather(same, same)
    print(first is second)
    print([repr(r) for r in await asyncio.gather(after(0, 1), after(0, ValueError("v")), return_exceptions=True)])
    others = [asyncio.create_task(after(0.002, "survives")), asyncio.create_task(after(0, KeyError("first")))]
    try:
        await asyncio.gather(*others)
    except KeyError as error:
        print("raised", error, others[0].done(), await others[0])
    together = asyncio.gather(after(5, 1), after(5, 2))
    await asyncio.sleep(0)
    print(together.cancel())
    try:
        await together
    except asyncio.CancelledError:
        print("all cancelled", together.cancelled())
    tasks = [asyncio.create_task(after(delay, delay)) for delay in (0.3, 0.1, 0.2)]
    print([await future for future in asyncio.as_completed(tasks)])
    tasks = [asyncio.create_task(after(0.001, ValueError("x"))), asyncio.create_task(after(5, "pending"))]
    for when in [asyncio.FIRST_EXCEPTION, asyncio.FIRST_COMPLETED]:
        done, pending = await asyncio.wait(tasks, return_when=when)
        print(when, len(done), len(pending), [type(t.exception()).__name__ for t in done])
    tasks[1].cancel()
    done, pending = await asyncio.wait(tasks)
    print(len(done), len(pending), sorted(t.cancelled() for t in done))
    try:
        for future in asyncio.as_completed([after(5, 1)], timeout=0.001):
            await future
    except TimeoutError as error:
        print("as_completed times out", repr(error))
    coroutine = after(0, 1)
    for wrong in [lambda: asyncio.wait([]), lambda: asyncio.wait([coroutine]), lambda: asyncio.wait(tasks, return_when="x"), lambda: asyncio.wait(tasks[0])]:
        try:
            await wrong()
        except (ValueError, TypeError) as error:
            print(type(error).__name__, str(error).split(", not")[0].split(": ")[0])
    coroutine.close()

asyncio.run(main())
