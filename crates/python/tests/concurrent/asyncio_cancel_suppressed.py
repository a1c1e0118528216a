"""A task that swallows its cancellation is not cancelled; one that raises something else has failed."""
import asyncio


async def swallow():
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        return "swallowed"


async def replace():
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        raise RuntimeError("replaced")


async def slow_cleanup():
    try:
        await asyncio.sleep(10)
    finally:
        await asyncio.sleep(0.01)
        print("cleaned up")


async def main():
    tasks = [asyncio.create_task(c()) for c in (swallow, replace, slow_cleanup)]
    await asyncio.sleep(0)
    for task in tasks:
        task.cancel()
    results = await asyncio.gather(*tasks, return_exceptions=True)
    for task, result in zip(tasks, results):
        print(task.cancelled(), type(result).__name__, result)
    print(repr(results[1].__context__))


asyncio.run(main())
