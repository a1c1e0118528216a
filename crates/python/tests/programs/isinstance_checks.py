class A:
    pass


class B(A):
    pass


print(isinstance(B(), A), isinstance(A(), B), issubclass(B, A), issubclass(A, A), issubclass(A, B))
print(isinstance(True, int), isinstance(1, bool), isinstance(1, (str, int)), isinstance(1, (str, (float, (int,)))), isinstance(1, ()))
print(isinstance(A, type), isinstance(A, object), isinstance(None, type(None)), issubclass(bool, (str, int)))
print(isinstance(5, int | None), isinstance(None, int | None), issubclass(int, int | str))


def attempt(fn):
    try:
        print(fn())
    except TypeError as e:
        print("TypeError", type(e).__name__)


attempt(lambda: isinstance(1, 5))
attempt(lambda: isinstance(1, "int"))
attempt(lambda: isinstance(1, (str, 5)))
attempt(lambda: isinstance(1, (int, 5)))
attempt(lambda: issubclass(1, int))
attempt(lambda: issubclass(int, 1))
attempt(lambda: isinstance(1, [int]))
attempt(lambda: isinstance([1], list[int]))


class Meta(type):
    def __instancecheck__(cls, obj):
        print("check", obj)
        return hasattr(obj, "__len__")

    def __subclasscheck__(cls, sub):
        return hasattr(sub, "__iter__")


class Sized(metaclass=Meta):
    pass


print(isinstance([], Sized), isinstance(5, Sized), isinstance(5, (Sized, int)), issubclass(list, Sized), issubclass(int, Sized))
print(isinstance(Sized(), Sized))


class Liar:
    @property
    def __class__(self):
        return int


print(isinstance(Liar(), int), type(Liar()).__name__, Liar().__class__.__name__)
