# What contextlib has: managers from generators, stacks, redirections, suppression, closing.
import contextlib
import io


@contextlib.contextmanager
def tag(name):
    print(f"<{name}>")
    try:
        yield name
    except ValueError as error:
        print("swallows", error)
    finally:
        print(f"</{name}>")


with tag("a") as a, tag("b") as b:
    print(a, b)
    raise ValueError("inside")
print("on")


@tag("decorated")
def work(x):
    return x * 2


print(work(4), work(5))
try:
    with tag("k"):
        raise KeyError("goes through")
except KeyError as error:
    print("KeyError", error)


@contextlib.contextmanager
def never():
    if False:
        yield


@contextlib.contextmanager
def twice():
    yield 1
    yield 2


@contextlib.contextmanager
def replaces():
    try:
        yield
    except ValueError as error:
        raise TypeError("replaced") from error


for broken in [never, twice, replaces]:
    try:
        with broken():
            print("body")
            if broken is replaces:
                raise ValueError("first")
    except (RuntimeError, TypeError) as error:
        print(type(error).__name__, error, repr(error.__cause__))
with contextlib.ExitStack() as stack:
    names = [stack.enter_context(tag(name)) for name in "xy"]
    stack.callback(print, "callback", 1, sep="-")
    stack.push(lambda *details: print("exit sees", details[0]) or False)
    later = stack.pop_all()
    print("moved", names)
later.close()
out = io.StringIO()
with contextlib.redirect_stdout(out), contextlib.suppress(ZeroDivisionError, KeyError):
    print("hidden")
    1 / 0
print(repr(out.getvalue()))
with contextlib.closing(io.StringIO("text")) as stream, contextlib.nullcontext(5) as five:
    print(stream.read(), five)
print(stream.closed)


class Both(contextlib.ContextDecorator):
    def __enter__(self):
        print("in")
        return self

    def __exit__(self, *details):
        print("out", details[0] and details[0].__name__)
        return True


@Both()
def explodes():
    raise RuntimeError


print(explodes())
try:
    with contextlib.ExitStack() as stack:
        stack.enter_context(5)
except TypeError as error:
    print(error)
