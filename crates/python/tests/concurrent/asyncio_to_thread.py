"""to_thread runs a function in another thread, with the context of the caller."""
import asyncio
import contextvars
import threading

user = contextvars.ContextVar("user", default="nobody")


def blocking(a, *, b):
    other = threading.current_thread() is not threading.main_thread()
    return f"{a}{b} {other} {user.get()}"


async def main():
    user.set("ada")
    print(await asyncio.to_thread(blocking, 1, b=2))
    print(await asyncio.gather(*(asyncio.to_thread(pow, n, 2) for n in range(5))))
    try:
        await asyncio.to_thread(int, "x")
    except ValueError as error:
        print(error)

    def change():
        user.set("changed in the thread")

    await asyncio.to_thread(change)
    print(user.get())


asyncio.run(main())
