def show(e):
    while e is not None:
        print(f"{e!r}: cause {e.__cause__!r}, context {e.__context__!r}, suppress {e.__suppress_context__}")
        e = e.__cause__ or e.__context__


def implicit():
    try:
        1 / 0
    except ZeroDivisionError:
        {}["k"]


def explicit():
    try:
        int("x1")
    except ValueError as e:
        raise RuntimeError("explicit") from e


def suppressed():
    try:
        [][1]
    except IndexError:
        raise RuntimeError("suppressed") from None


def from_class():
    raise TypeError("t") from KeyError


def in_finally():
    try:
        raise ValueError("first")
    finally:
        raise TypeError("second")


def three():
    try:
        in_finally()
    except TypeError:
        raise OSError("third")


for f in (implicit, explicit, suppressed, from_class, in_finally, three):
    print(f.__name__)
    try:
        f()
    except Exception as e:
        show(e)
try:
    raise ValueError from 5
except TypeError as e:
    print(e)
