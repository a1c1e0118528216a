def f(a: int, b: "text" = 2, *args, c=3, **kw) -> str:
    """What f is for."""
    local = 1
    return local


print(f.__name__, f.__qualname__, f.__module__, f.__doc__)
print(f.__defaults__, f.__kwdefaults__, f.__code__.co_argcount, f.__code__.co_varnames)
print(f.__annotations__)
f.calls = 0
f.calls += 1
print(f.calls, f.__dict__, hasattr(f, "other"))
del f.calls
print(f.__dict__)
f.__name__ = "renamed"
print(f.__name__, f.__qualname__)


class Outer:
    class Inner:
        def method(self):
            def local():
                pass
            return local


print(Outer.Inner.method.__qualname__, Outer.Inner().method().__qualname__, Outer.Inner.__qualname__)
print((lambda: 0).__name__, (lambda: 0).__qualname__)
try:
    f.__name__ = 5
except TypeError as e:
    print(type(e).__name__, e)
try:
    f.missing
except AttributeError as e:
    print(e)
print(type(f).__name__, type(Outer().Inner().method).__name__, type(len).__name__, callable(f), callable(3))
print(f.__globals__ is globals(), len.__name__, [].append.__name__, str.upper.__name__)
