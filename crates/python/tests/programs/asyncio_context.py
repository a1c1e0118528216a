# Each task has a copy of the context in which it was made; so has each callback.
import asyncio
import contextvars

variable = contextvars.ContextVar("variable", default="unset")

async def setter(value):
    before = variable.get()
    variable.set(value)
    await asyncio.sleep(0)
    return before, variable.get()

async def main():
    print(await asyncio.gather(*(setter(value) for value in "abc")), variable.get())
    variable.set("main")
    print(await asyncio.create_task(setter("task")), variable.get())
    await setter("awaited")
    print(variable.get())
    context = contextvars.copy_context()
    context.run(variable.set, "given")

    async def read():
        return variable.get()
    print(await asyncio.create_task(read(), context=context), variable.get())
    loop, seen = asyncio.get_running_loop(), []
    loop.call_soon(lambda: seen.append(variable.get()))
    loop.call_soon(lambda: seen.append(variable.get()), context=context)
    variable.set("later")
    await asyncio.sleep(0)
    print(seen)
    future = loop.create_future()
    future.add_done_callback(lambda done: seen.append(variable.get()), context=context)
    future.set_result(None)
    await asyncio.sleep(0)
    print(seen)
    print(await asyncio.to_thread(variable.get))

asyncio.run(main())
print(variable.get())
