"""What runs at once and what runs later: await, create_task, gather, call_soon."""
import asyncio

log = []


async def note(text):
    log.append(text)


async def main():
    loop = asyncio.get_running_loop()
    loop.call_soon(log.append, "call_soon")
    task = asyncio.create_task(note("task"))
    coroutine = note("coroutine")
    log.append("made")
    await note("awaited")
    log.append("before the first pause")
    await asyncio.sleep(0)
    log.append("after it")
    await coroutine
    future = asyncio.ensure_future(note("ensured"))
    log.append("ensure_future returned")
    await future
    print(task.done(), asyncio.ensure_future(task) is task)


asyncio.run(main())
print("\n".join(log))
