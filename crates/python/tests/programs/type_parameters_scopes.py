# Type parameters of functions, classes and aliases: bounds, defaults, laziness, scopes and errors.
from typing import TypeAliasType, TypeVar, get_type_hints


def first[T](items: list[T]) -> T:
    return items[0]


class Box[T: (int, str), *Ts, **P]:
    inside: T

    def method[U](self, other: U) -> "tuple[T, U]":
        return T, U


type Pair[A, B = int] = tuple[A, B]
type Recursive = list[Recursive] | None
type Lazy = undefined_until_asked

print(first.__type_params__, first([3]), Box.__type_params__, [p.__class__.__name__ for p in Box.__type_params__], Box.__type_params__[0].__constraints__, Box.__bases__, Box.__orig_bases__)
T, U = Box(None).method(1) if False else Box().method(1)
print(T, U, T is Box.__type_params__[0], Pair, Pair.__type_params__, Pair[str, int], Pair.__value__, Pair[str].__args__, Recursive.__value__, type(Pair) is TypeAliasType)
for wrong in [lambda: Lazy.__value__, lambda: Pair[1, 2, 3].__args__ and None, lambda: Pair(), lambda: isinstance(1, Pair), lambda: Box[int, 5].__args__ and None]:
    try:
        print(wrong())
    except (NameError, TypeError, AttributeError) as error:
        print(type(error).__name__, error)


def bounded[T: print("bound is evaluated") or int](x: T = None): ...


print(bounded.__type_params__[0].__bound__, bounded.__type_params__[0].__bound__)


def outer():
    local = "local"

    class Inner[T: local]:
        value = local

        def get(self): return T, __class__

    return Inner


print(outer()().get()[0].__bound__, outer()().get()[1].__name__, outer().value)
x = "global"


class Scope:
    x = "class"

    def method[T: x](self): ...
    type Alias = x


print(Scope.method.__type_params__[0].__bound__, Scope.Alias.__value__)
for text in ["def f[T, T](): ...", "class A[T: (yield)]: ...", "def f[T: await x](): ...", "type X[T] = (y := 3)", "def f[*T: int](): ...", "def f[T = int, U](): ...", "type X = yield", "class C[T](metaclass=(z := 1)): ...", "def f[T](x: (w := 1)): ...", "type f() = 1", "def f[](): ...", "def f[1](): ...", "class A[**P = [int]]: ...", "def f[__x](): ..."]:
    try:
        compile(text, "<t>", "exec")
        print(text, "is right")
    except SyntaxError as error:
        print(repr(text), error.msg)
print(get_type_hints(first)["return"], TypeVar("V", default=int).__default__)
