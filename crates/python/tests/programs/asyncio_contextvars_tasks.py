# Each task has its own context; callbacks and threads have theirs.
import asyncio
import contextvars

name = contextvars.ContextVar("name", default="nobody")
log = []


async def child(value):
    before = name.get()
    name.set(value)
    await asyncio.sleep(0)
    log.append((before, name.get()))


async def main():
    name.set("main")
    await asyncio.gather(child("a"), child("b"))
    print(log, name.get())
    await child("awaited in place")
    print(name.get())
    context = contextvars.copy_context()
    context.run(name.set, "in the context")
    await asyncio.create_task(child("x"), context=context)
    print(log[-1], context[name], name.get())
    loop = asyncio.get_running_loop()
    loop.call_soon(lambda: log.append(("callback", name.get())))
    loop.call_soon(lambda: log.append(("given", name.get())), context=context)
    await asyncio.sleep(0)
    print(log[-2:], await asyncio.to_thread(name.get), await loop.run_in_executor(None, name.get))
    token = name.set("temporary")
    print(token.old_value, token.var is name, name.get())
    name.reset(token)
    print(name.get())
    try:
        name.reset(token)
    except RuntimeError as error:
        print(str(error).split(" has")[1] if " has" in str(error) else error)

    async def gen():
        name.set("generator sets")
        yield name.get()
        yield name.get()

    async for value in gen():
        print(value, name.get())
        name.set("loop sets")

asyncio.run(main())
print(name.get(), contextvars.copy_context().get(name, "not here"))
