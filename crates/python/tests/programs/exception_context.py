def show(e):
    print(repr(e), repr(e.__cause__), repr(e.__context__), e.__suppress_context__)

e = ValueError("plain")
show(e)
e.__cause__ = KeyError("set by hand")
show(e)
e.__cause__ = None
show(e)
e.__suppress_context__ = False
show(e)
try:
    e.__cause__ = "not an exception"
except TypeError as error:
    print(error)
try:
    e.__context__ = 3
except TypeError as error:
    print(error)
try:
    try:
        raise ValueError("one")
    except ValueError as one:
        try:
            raise one
        except ValueError as again:
            show(again)
            print(again is one)
        raise KeyError("two")
except KeyError as two:
    show(two)
try:
    raise IndexError("no context after a handler has ended")
except IndexError as e:
    show(e)

def handler():
    try:
        raise TypeError("inner, handled")
    except TypeError as e:
        show(e)

try:
    raise ValueError("outer")
except ValueError:
    handler()
    try:
        raise LookupError("after")
    except LookupError as e:
        show(e)
ring = ValueError("ring")
try:
    try:
        raise ring
    except ValueError:
        raise ring
except ValueError as e:
    show(e)
