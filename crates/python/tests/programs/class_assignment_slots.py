# An object may change its class where the places of __slots__ have the same names.
class A:
    __slots__ = "a", "b"

class Same:
    __slots__ = ("b", "a")

class Other:
    __slots__ = ["a", "c"]

class More:
    __slots__ = "a", "b", "c"

class Derived(A):
    __slots__ = ()

class Private:
    __slots__ = ("__x", "y")

class OtherPrivate:
    __slots__ = ("__x", "y")

def change(made, new):
    try:
        made.__class__ = new
    except TypeError as error:
        print(error)
    else:
        print(type(made).__name__, made.a, made.b)

first = A()
first.a, first.b = 1, 2
change(first, Same)
change(first, A)
for new in (Other, More, Derived, object, int):
    change(first, new)
change(Private(), OtherPrivate)
