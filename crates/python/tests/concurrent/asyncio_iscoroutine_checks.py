"""What is a coroutine, a coroutine function, a generator, and how they close."""
import asyncio
import inspect


async def coroutine_function():
    return 1


async def generator_function():
    yield 1


def plain():
    return coroutine_function()


coroutine = coroutine_function()
generator = generator_function()
for thing in (coroutine_function, generator_function, plain, coroutine, generator):
    print(inspect.iscoroutinefunction(thing), inspect.isasyncgenfunction(thing), asyncio.iscoroutine(thing), inspect.isasyncgen(thing), inspect.isawaitable(thing))
print(inspect.getcoroutinestate(coroutine))
coroutine.close()
print(inspect.getcoroutinestate(coroutine))
try:
    coroutine.send(None)
except RuntimeError as error:
    print(error)
by_hand = coroutine_function()
try:
    by_hand.send(None)
except StopIteration as stop:
    print("StopIteration", stop.value)
