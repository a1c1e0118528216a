# Variables, tokens and contexts.
import contextvars

name = contextvars.ContextVar("name")
other = contextvars.ContextVar("other", default=7)
print(name.name, other.get(), other.get("given"), name.get("given"))
try:
    name.get()
except LookupError as error:
    print(error.args == (name,))
token = name.set(1)
print(name.get(), token.var is name, token.old_value is contextvars.Token.MISSING, contextvars.Token.MISSING)
second = name.set(2)
print(second.old_value, name.get())
name.reset(second)
print(name.get())
for wrong in (second, 5):
    try:
        name.reset(wrong)
    except (RuntimeError, TypeError) as error:
        print(type(error).__name__)
try:
    other.reset(token)
except ValueError as error:
    print("different ContextVar" in str(error))
name.reset(token)
print(name.get("unset again"))
for call in (lambda: contextvars.ContextVar(5), lambda: contextvars.Token(), lambda: contextvars.ContextVar()):
    try:
        call()
    except (TypeError, RuntimeError) as error:
        print(type(error).__name__)
for cls in (contextvars.ContextVar, contextvars.Context, contextvars.Token):
    try:
        type("Derived", (cls,), {})
    except TypeError as error:
        print(cls.__name__)
print(contextvars.ContextVar[int], contextvars.Token[int], hash(name) == hash(name))
print(repr(name).startswith("<ContextVar name='name' at"), "default=7" in repr(other))
