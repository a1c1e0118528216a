# Cancellation: messages, finally, suppression, nesting and shields.
import asyncio

async def sleeper(name):
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError as error:
        print(name, "cancelled", error.args)
        raise
    finally:
        print(name, "finally")

async def stubborn():
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        pass
    return "survived"

async def outer():
    try:
        await asyncio.create_task(sleeper("inner"))
    except asyncio.CancelledError:
        print("outer heard")
        raise

async def main():
    task = asyncio.create_task(sleeper("a"))
    await asyncio.sleep(0)
    print(task.cancel("why"), task.cancelling())
    try:
        await task
    except asyncio.CancelledError as error:
        print(error.args)
    print(task.cancelled(), task.cancel())
    early = asyncio.create_task(sleeper("never begins"))
    early.cancel()
    try:
        await early
    except asyncio.CancelledError:
        print("early", early.cancelled())
    task = asyncio.create_task(stubborn())
    await asyncio.sleep(0)
    task.cancel()
    print(await task, task.cancelling(), task.uncancel(), task.cancelled())
    task = asyncio.create_task(outer())
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    task.cancel()
    results = await asyncio.gather(task, return_exceptions=True)
    print(repr(results[0]))
    inner = asyncio.create_task(asyncio.sleep(0.01, "kept"))
    shielded = asyncio.shield(inner)
    await asyncio.sleep(0)
    shielded.cancel()
    try:
        await shielded
    except asyncio.CancelledError:
        print("shield cancelled, inner", inner.done())
    print(await inner)
    print(isinstance(asyncio.CancelledError(), Exception))

asyncio.run(main())
