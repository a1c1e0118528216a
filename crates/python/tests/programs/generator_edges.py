# Generators at their edges: first sends, closing, returning, throwing, and states.
import inspect


def echo():
    received = yield "start"
    while True:
        try:
            received = yield received
        except ValueError as error:
            received = f"caught {error}"
        except GeneratorExit:
            print("closing")
            raise


gen = echo()
print(inspect.getgeneratorstate(gen))
try:
    gen.send(1)
except TypeError as error:
    print(error)
print(next(gen), gen.send(5), gen.throw(ValueError("v")), gen.send(None), inspect.getgeneratorstate(gen), inspect.getgeneratorlocals(gen))
print(gen.close(), inspect.getgeneratorstate(gen), gen.gi_frame, gen.gi_running, gen.gi_yieldfrom)
for call in [lambda: next(gen), lambda: gen.send(1), lambda: gen.throw(KeyError("late")), lambda: gen.close()]:
    try:
        print(call())
    except Exception as error:
        print(type(error).__name__, error)


def stubborn():
    try:
        yield 1
    except GeneratorExit:
        yield 2


bad = stubborn()
next(bad)
try:
    bad.close()
except RuntimeError as error:
    print(error)


def stops():
    yield 1
    raise StopIteration("inside")


try:
    list(stops())
except RuntimeError as error:
    print(error, repr(error.__cause__))


def returns(value):
    return value
    yield


for value in [1, (1, 2), StopIteration(3), None, ValueError("x")]:
    try:
        next(returns(value))
    except StopIteration as error:
        print(repr(error.value), error.args)


def delegate():
    result = yield from returns("inner result")
    print("got", result)
    result = yield from [1, 2]
    print("got", result)


print(list(delegate()))
fresh = echo()
try:
    fresh.throw(RuntimeError("before the start"))
except RuntimeError as error:
    print(error, inspect.getgeneratorstate(fresh))
unstarted = echo()
unstarted.close()
print(list(unstarted))


def self_runs():
    yield next(me)


me = self_runs()
try:
    next(me)
except ValueError as error:
    print(error)
for wrong in [lambda: echo().throw(3), lambda: echo().throw(ValueError, "text", 5), lambda: echo().throw(), lambda: echo().send(), lambda: echo().throw(ValueError("a"), "b")]:
    try:
        wrong()
    except Exception as error:
        print(type(error).__name__, error)
print(repr(gen)[:26], gen.__name__, gen.__qualname__, iter(gen) is gen, type(gen).__name__)
gen.__name__ = "renamed"
print(repr(returns.__code__.co_flags & 0x20 != 0), gen.__name__, gen.gi_code.co_name)
print(*(x * y for x in range(3) for y in range(x)), sum(i for i in range(5)), *(lambda: (yield))())
