# Context as a mapping, run, and copies.
import contextvars

first = contextvars.ContextVar("first")
second = contextvars.ContextVar("second", default="d")
empty = contextvars.Context()
print(len(empty), list(empty), first in empty)
first.set(1)
context = contextvars.copy_context()
print(context[first], context.get(second), context.get(second, "x"), first in context, second in context)
print([value for variable, value in context.items() if variable is first], len(context) >= 1)

def change():
    first.set("inside")
    second.set("also")
    return first.get(), second.get()

print(context.run(change), first.get(), second.get())
print(context[first], context[second], first in list(context.keys()), "inside" in list(context.values()))
copied = context.copy()
context.run(first.set, "later")
print(copied[first], context[first], copied == context, copied == copied.copy())
try:
    context[contextvars.ContextVar("unknown")]
except KeyError:
    print("unknown")
for wrong in ("first", 5):
    try:
        context[wrong]
    except TypeError as error:
        print(error)

def nested():
    try:
        context.run(print)
    except RuntimeError as error:
        print("already entered" in str(error))
    return copied.run(first.get)

print(context.run(nested))
try:
    context.run(lambda: 1 / 0)
except ZeroDivisionError:
    print("left again", context.run(lambda a, b=0: (a, b), 1, b=2))
for call in (lambda: context.run(), lambda: contextvars.Context(1), lambda: hash(context)):
    try:
        call()
    except TypeError as error:
        print(type(error).__name__)
