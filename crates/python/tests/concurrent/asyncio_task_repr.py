"""What tasks and futures look like in each state."""
import asyncio
import re


def show(thing):
    text = re.sub(r"0x[0-9a-f]+", "0x", repr(thing))
    print(re.sub(r"(\S*/)?asyncio_task_repr", "asyncio_task_repr", text))


async def work(fail=False):
    await asyncio.sleep(0)
    if fail:
        raise KeyError("k")
    return [1, 2]


async def main():
    t = asyncio.create_task(work(), name="T")
    show(t)
    await asyncio.sleep(0)
    await t
    show(t)
    t = asyncio.create_task(work(True), name="F")
    try:
        await t
    except KeyError:
        show(t)
    t = asyncio.create_task(work(), name="C")
    t.cancel("msg")
    show(t)
    try:
        await t
    except asyncio.CancelledError:
        show(t)
    future = asyncio.get_running_loop().create_future()
    show(future)
    future.set_result("x" * 3)
    show(future)


asyncio.run(main())
