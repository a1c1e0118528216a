"""Cancelling a task cancels what it awaits, down to the innermost future."""
import asyncio


async def level(n, future):
    try:
        return await (level(n - 1, future) if n else future)
    except asyncio.CancelledError:
        print("level", n)
        raise


async def main():
    future = asyncio.get_running_loop().create_future()
    task = asyncio.create_task(level(3, future))
    await asyncio.sleep(0)
    task.cancel()
    await asyncio.wait([task])
    print("the future:", future.cancelled())
    inner = asyncio.create_task(asyncio.sleep(10))
    outer = asyncio.create_task(level(0, inner))
    await asyncio.sleep(0)
    outer.cancel()
    await asyncio.wait([outer])
    print("the inner task:", inner.cancelled())
    print(issubclass(asyncio.CancelledError, Exception), asyncio.CancelledError.__mro__[1].__name__)


asyncio.run(main())
