class A:
    cls = 1

    def __init__(self):
        self.inst = 2

    @property
    def fails(self):
        raise AttributeError("from property")

    @property
    def other(self):
        raise ValueError("not an attribute error")


a = A()
print(getattr(a, "cls"), getattr(a, "inst"), getattr(a, "none", None), getattr(a, "fails", "default"), getattr(A, "inst", "on class"))
print(hasattr(a, "cls"), hasattr(a, "fails"), hasattr(a, "x"), hasattr(5, "real"), hasattr([], "append"), hasattr("", "nope"))


def attempt(fn):
    try:
        print(fn())
    except (AttributeError, ValueError, TypeError) as e:
        print(type(e).__name__, e)


attempt(lambda: getattr(a, "missing"))
attempt(lambda: getattr(a, "fails"))
attempt(lambda: getattr(a, "other", "default"))
attempt(lambda: hasattr(a, "other"))
attempt(lambda: getattr(5, "x"))
attempt(lambda: getattr(None, "x", "none has no x"))
setattr(a, "new", [1])
getattr(a, "new").append(2)
print(a.new, a.__dict__)
delattr(a, "new")
attempt(lambda: a.new)
print(getattr(a, "__class__").__name__, getattr(getattr(a, "__init__"), "__name__"))
for name in ("upper", "title"):
    print(getattr("some text", name)())
print([getattr(complex(3, 4), part) for part in ("real", "imag")], getattr(A, "cls").bit_length())
try:
    raise AttributeError("plain")
except AttributeError as e:
    print(e.name, e.obj)
try:
    a.gone
except AttributeError as e:
    print(e.name, e.obj is a)
print(callable(getattr(a, "__init__")), callable(A), callable(a), callable(lambda: 0), callable("x"))
