"""Retry a flaky coroutine with growing pauses, given up after some attempts."""
import asyncio
import functools


def retry(attempts, pause=0.001, exceptions=(ConnectionError,)):
    def decorate(function):
        @functools.wraps(function)
        async def wrapper(*args, **kwargs):
            for attempt in range(1, attempts + 1):
                try:
                    return await function(*args, **kwargs)
                except exceptions as error:
                    print(f"attempt {attempt} of {function.__name__}: {error!r}")
                    if attempt == attempts:
                        raise
                    await asyncio.sleep(pause * 2 ** attempt)
        return wrapper
    return decorate


calls = 0


@retry(4)
async def flaky(fail_times):
    global calls
    calls += 1
    if calls <= fail_times:
        raise ConnectionError(f"call {calls}")
    return f"ok after {calls} calls"


async def main():
    global calls
    print(await flaky(2))
    calls = 0
    try:
        await flaky(10)
    except ConnectionError as error:
        print("given up:", error)
    print(asyncio.iscoroutine(c := flaky(0)), await c)


asyncio.run(main())
