"""An asyncio.Event wakes all its waiters."""
import asyncio


async def waiter(name, event):
    print(name, "waits")
    result = await event.wait()
    print(name, "goes on:", result)


async def main():
    event = asyncio.Event()
    tasks = [asyncio.create_task(waiter(n, event)) for n in ("left", "right")]
    await asyncio.sleep(0)
    print("set:", event.is_set())
    event.set()
    event.set()
    await asyncio.gather(*tasks)
    print(await event.wait(), event.is_set())
    event.clear()
    print(event.is_set(), "unset" in repr(event))


asyncio.run(main())
