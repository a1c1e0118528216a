"""Each task has a copy of the context in which it was made."""
import asyncio
import contextvars

request = contextvars.ContextVar("request", default="none")


async def show(label):
    print(label, request.get())
    request.set(f"{request.get()}+{label}")
    await asyncio.sleep(0)
    print(label, request.get())


async def main():
    request.set("main")
    first = asyncio.create_task(show("a"))
    request.set("changed")
    second = asyncio.create_task(show("b"))
    await asyncio.gather(first, second)
    print("main still has", request.get())
    await show("awaited directly")
    print("now main has", request.get())
    context = contextvars.Context()
    await asyncio.create_task(show("empty"), context=context)
    print(context[request], request in contextvars.Context())
    asyncio.get_running_loop().call_soon(lambda: print("callback:", request.get()))
    request.set("later")
    await asyncio.sleep(0)


asyncio.run(main())
