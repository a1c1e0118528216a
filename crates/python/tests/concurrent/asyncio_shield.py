"""shield keeps the inner task running when the outer one is cancelled."""
import asyncio


async def precious():
    await asyncio.sleep(0.2)
    print("precious work is done")
    return "gold"


async def main():
    inner = asyncio.create_task(precious())
    outer = asyncio.shield(inner)
    await asyncio.sleep(0)
    outer.cancel()
    try:
        await outer
    except asyncio.CancelledError:
        print("outer:", outer.cancelled(), "inner:", inner.cancelled())
    print(await inner)
    try:
        await asyncio.wait_for(asyncio.shield(task := asyncio.create_task(precious())), 0.001)
    except TimeoutError:
        print("timeout, but the task goes on:", not task.done())
    print(await asyncio.shield(task))


asyncio.run(main())
