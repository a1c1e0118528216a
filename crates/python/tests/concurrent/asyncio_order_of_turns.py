"""The order in which tasks take turns is first come, first served."""
import asyncio

trace = []


async def worker(name, steps):
    for step in range(steps):
        trace.append(f"{name}{step}")
        await asyncio.sleep(0)
    if name == "A":
        asyncio.create_task(worker("D", 2))


async def no_wait(name):
    trace.append(name)


async def main():
    tasks = [asyncio.create_task(worker(n, 3)) for n in "ABC"]
    trace.append("main")
    await no_wait("direct")
    await asyncio.create_task(no_wait("task"))
    trace.append("main again")
    await asyncio.gather(*tasks)
    trace.append("gathered")
    await asyncio.sleep(0.01)


asyncio.run(main())
print(" ".join(trace))
