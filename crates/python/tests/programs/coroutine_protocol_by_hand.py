# Coroutines driven by hand: awaitables of every kind, sends, throws, states, and what cannot be awaited.
import inspect
import types


class Awaitable:
    def __init__(self, *values):
        self.values = values

    def __await__(self):
        for value in self.values:
            got = yield value
            print("awaitable got", got)
        return "awaited"


async def inner(x):
    return await Awaitable(x, x + 1)


async def outer():
    try:
        return await inner(1), await inner(10)
    except KeyError as error:
        return f"caught {error}"
    finally:
        print("outer ends")


coroutine = outer()
print(inspect.getcoroutinestate(coroutine), coroutine.send(None), coroutine.cr_await is not None, inspect.getcoroutinestate(coroutine), coroutine.send("a"))
print(coroutine.send("b"))
try:
    coroutine.throw(KeyError("thrown"))
except StopIteration as error:
    print(error.value, inspect.getcoroutinestate(coroutine))
for call in [lambda: coroutine.send(None), lambda: coroutine.throw(ValueError), lambda: coroutine.close()]:
    try:
        print(call())
    except (RuntimeError, ValueError) as error:
        print(type(error).__name__, error)


class BadAwait:
    def __await__(self):
        return [1]


class AwaitsCoroutine:
    def __await__(self):
        return inner(1)


async def awaits(value):
    return await value


for value in [BadAwait(), AwaitsCoroutine()]:
    attempt = awaits(value)
    try:
        attempt.send(None)
    except TypeError as error:
        print(error)
    attempt.close()


async def twice(coroutine):
    await coroutine
    await coroutine


async def quick():
    return 1

again = twice(quick())
try:
    again.send(None)
except RuntimeError as error:
    print(error)


async def recursive():
    await me

me = recursive()
try:
    me.send(None)
except (RuntimeError, ValueError) as error:
    print(error)


async def stops():
    raise StopIteration("leaks")

try:
    stops().send(None)
except RuntimeError as error:
    print(error, repr(error.__cause__))


@types.coroutine
def generator_based():
    yield "from a generator"

print(awaits(generator_based()).send(None))
for wrong in [lambda: next(quick()), lambda: iter(quick()), lambda: list(quick()), lambda: [*quick()], lambda: quick()()]:
    try:
        wrong()
    except TypeError as error:
        print(error)
closing = outer()
closing.send(None)
closing.close()
fresh = quick()
fresh.close()
print(inspect.iscoroutine(fresh), inspect.isawaitable(Awaitable()), inspect.iscoroutinefunction(quick), type(fresh).__name__, fresh.cr_code.co_name)
