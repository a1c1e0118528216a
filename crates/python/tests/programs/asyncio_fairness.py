# Who runs when: tasks take turns at each await that waits.
import asyncio

log = []

async def worker(name, turns):
    for turn in range(turns):
        log.append(f"{name}{turn}")
        await asyncio.sleep(0)

async def direct():
    async def inner():
        log.append("inner")
    await inner()
    log.append("direct")

async def main():
    await asyncio.gather(worker("a", 3), worker("b", 2), worker("c", 1))
    print(log)
    log.clear()
    task = asyncio.create_task(direct())
    log.append("before")
    await asyncio.sleep(0)
    print(log, task.done())
    log.clear()
    loop = asyncio.get_running_loop()
    loop.call_soon(log.append, "callback 1")
    asyncio.create_task(worker("t", 2))
    loop.call_soon(log.append, "callback 2")
    for _ in range(3):
        log.append("main")
        await asyncio.sleep(0)
    print(log)
    counter = 0

    async def racy():
        nonlocal counter
        for _ in range(10):
            seen = counter
            await asyncio.sleep(0)
            counter = seen + 1
    await asyncio.gather(*(racy() for _ in range(5)))
    print("lost updates:", 50 - counter)

asyncio.run(main())
