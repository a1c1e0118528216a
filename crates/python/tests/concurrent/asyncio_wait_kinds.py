"""wait: all completed, first completed, first exception, a timeout, wrong arguments."""
import asyncio


async def work(n, error=None):
    for _ in range(n):
        await asyncio.sleep(0)
    if error:
        raise error
    return n


def tasks(*specs):
    return [asyncio.create_task(work(*spec)) for spec in specs]


async def main():
    done, pending = await asyncio.wait(tasks((1,), (2,), (3,)))
    print(sorted(t.result() for t in done), pending)
    done, pending = await asyncio.wait(tasks((50,), (1,)), return_when=asyncio.FIRST_COMPLETED)
    print([t.result() for t in done], len(pending))
    done, pending = await asyncio.wait(tasks((1,), (3, ValueError("x")), (200,)), return_when=asyncio.FIRST_EXCEPTION)
    print(len(done), len(pending), [t.exception() for t in done if t.exception()])
    never = asyncio.get_running_loop().create_future()
    done, pending = await asyncio.wait([never], timeout=0.01)
    print(done, pending == {never})
    for attempt in (lambda: asyncio.wait([]), lambda: asyncio.wait([never], return_when="NEVER"), lambda: asyncio.wait(never)):
        try:
            await attempt()
        except (ValueError, TypeError) as error:
            print(type(error).__name__, error)


asyncio.run(main())
