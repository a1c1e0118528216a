def init(self, x):
    self.x = x


def show(self):
    return f"{type(self).__name__}: {self.x}"


Made = type("Made", (), {"__init__": init, "show": show, "const": 7})
m = Made(5)
print(m.show(), Made.const, Made.__name__, Made.__bases__, Made.__module__, Made.__qualname__)
Sub = type("Sub", (Made, dict), {"show": lambda self: "sub " + super(Sub, self).show()})
s = Sub(9)
s["k"] = 1
print(s.show(), s, isinstance(s, dict), len(s))
namespace = {"a": 1}
Copy = type("Copy", (), namespace)
namespace["a"] = 2
print(Copy.a)
print(type(5), type(type(5)), type(Made) is type, type(None).__name__, type(...).__name__, type(NotImplemented).__name__)


def attempt(*args):
    try:
        print(type(*args))
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)


attempt()
attempt("a", ())
attempt(5, (), {})
attempt("x", [], {})
attempt("x", (), [])
attempt("x", (5,), {})
attempt("x", (bool,), {})
attempt("x", (type(None),), {})
spaced = type("has spaces", (), {})
print(spaced.__name__)
classes = [type(f"C{i}", (), {"n": i}) for i in range(3)]
print([(c.__name__, c.n) for c in classes])
Made.__name__ = "Renamed"
print(Made.__name__, Made.__qualname__)
print(callable(Made), Made.__dict__["const"], type(Made.__dict__).__name__)
try:
    Made.__dict__["new"] = 1
except TypeError as e:
    print(e)
