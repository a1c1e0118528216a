"""A Runner runs several coroutines on one loop and in one context."""
import asyncio
import contextvars

counter = contextvars.ContextVar("counter", default=0)


async def step(by):
    counter.set(counter.get() + by)
    return counter.get(), asyncio.get_running_loop()


with asyncio.Runner() as runner:
    first, loop = runner.run(step(1))
    second, same = runner.run(step(10))
    print(first, second, loop is same, loop is runner.get_loop())
    third, _ = runner.run(step(100), context=contextvars.copy_context())
    print(third, counter.get())
print(loop.is_closed())
try:
    runner.get_loop()
except RuntimeError as error:
    print(error)
