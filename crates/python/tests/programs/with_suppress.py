class Suppress:
    def __init__(self, *kinds):
        self.kinds = kinds
    def __enter__(self):
        return self
    def __exit__(self, kind, error, trace):
        self.seen = repr(error)
        return kind is not None and issubclass(kind, self.kinds)

with Suppress(ValueError) as s:
    raise ValueError("gone")
print("after", s.seen)
try:
    with Suppress(ValueError) as s:
        raise KeyError("kept")
except KeyError as e:
    print(repr(e), s.seen)
with Suppress(ZeroDivisionError), Suppress(KeyError):
    1 / 0
    print("not reached")
with Suppress(KeyError), Suppress(ZeroDivisionError) as s:
    {}["x"]
print(s.seen)

def value():
    with Suppress(Exception):
        return 1 / 0
    return "after the with"

print(value())

class Replace:
    def __enter__(self):
        pass
    def __exit__(self, kind, error, trace):
        raise TypeError("replaced")

try:
    with Replace():
        raise ValueError("original")
except TypeError as e:
    print(repr(e), repr(e.__context__))
try:
    with Replace():
        pass
except TypeError as e:
    print(repr(e), repr(e.__context__))
for result in (0, 1, "", "x", [], None):
    class Answer:
        def __enter__(self):
            pass

        def __exit__(self, *exc):
            return result
    try:
        with Answer():
            raise LookupError
        print(repr(result), "suppressed")
    except LookupError:
        print(repr(result), "no")
