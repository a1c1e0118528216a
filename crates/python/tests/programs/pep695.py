# Type parameters and aliases (PEP 695, PEP 696). The oracle of the expected output is CPython 3.13, and 3.14's
# documentation where they differ.
import typing
from typing import NoDefault, TypeVar


def first[T](items: list[T]) -> T:
    return items[0]


print(first([3, 4]), first.__type_params__, first.__annotations__)
T, = first.__type_params__
print(type(T), T.__name__, T.__bound__, T.__constraints__, T.__default__, T.__module__, T.__infer_variance__)
print(T.__covariant__, T.__contravariant__, T.has_default(), T.evaluate_bound, T.evaluate_default)
print(first.__qualname__, first.__annotations__["return"] is T)


def many[A: int, B: (str, bytes), *Ts, **P](a: A, b: B, *args: *Ts, **kw: P.kwargs) -> tuple[A, *Ts]:
    inner: A
    return a


A, B, Ts, P = many.__type_params__
print(many.__type_params__, A.__bound__, B.__constraints__, B.__bound__, type(Ts), type(P))
print(many.__annotations__)
print(P.args, P.kwargs, P.args.__origin__ is P, P.args == P.args, P.args == P.kwargs)
print(A.evaluate_bound(1), B.evaluate_constraints(1), A.evaluate_bound.__name__)
print(list(Ts), next(iter(Ts)))


class Box[T]:
    """A box."""
    item: T

    def __init__(self, item: T) -> None:
        self.item = item

    def swap[U](self, other: U) -> "tuple[U, T]":
        return other, self.item

    def cls(self):
        return T, __class__


print(Box.__type_params__, Box.__bases__, Box.__orig_bases__, Box.__parameters__, Box.__doc__)
print(Box[int], Box[int].__args__, Box(1).swap("a"), Box(2).cls() == (Box.__type_params__[0], Box))
print(Box.__annotations__, Box.swap.__type_params__, Box.swap.__qualname__, Box.swap.__annotations__)
print(Box[int](5).item, Box[int](5).__orig_class__)


class Pair[K, V = int](dict[K, V]):
    pass


print(Pair.__bases__, Pair.__orig_bases__, Pair[str], Pair[str, bytes], Pair.__mro__)
try:
    Box[int, str]
except TypeError as error:
    print(error)


class Variadic[*Ts, **P]:
    x: tuple[*Ts]


print(Variadic[int, str, [int]], Variadic[[int]], Variadic.__parameters__, Variadic.__orig_bases__)

type Name = str
type Tree[T] = T | list[Tree[T]]
print(Name, type(Name), Name.__value__, Name.__type_params__, Name.__module__, Name.__name__)
print(Tree, Tree[int], Tree.__value__, Tree.__type_params__, Tree.__parameters__)
print(Tree[int].__origin__ is Tree, Tree[int].__args__, Name | None, int | Name)
print(Name.evaluate_value(1), Tree.evaluate_value.__qualname__)
try:
    Name[int]
except TypeError as error:
    print(error)

type Broken = undefined_name
try:
    Broken.__value__
except NameError as error:
    print("NameError", error)
undefined_name = 5
print(Broken.__value__)
undefined_name = 6
print(Broken.__value__)


class Outer:
    x = 1
    type Alias = tuple[x, Outer]
    type Generic[T: Outer] = dict[T, x]
    y: x

    def method[T](self, arg: T = x, /, *, key: T = x) -> Alias:
        return arg, key

    class Inner[T]:
        def get[S](self) -> tuple[S, T]:
            return __class__


print(Outer.Alias.__value__, Outer.Generic.__value__, Outer.Generic.__type_params__[0].__bound__)
print(Outer().method(), Outer().method(2, key=3), Outer.method.__annotations__)
print(Outer.method.__qualname__, Outer.Inner.get.__qualname__, Outer.Inner().get(), Outer.Inner.__qualname__)


class Shadow[T]:
    T = "shadowed"
    seen = T
    type A = T

    def f[T](self, x: T):
        return T

    def g(self):
        return T


print(Shadow.T, Shadow.seen, Shadow.A.__value__, Shadow.g(None), Shadow.f(None, 1))


def defaults[T = int, *Ts = *tuple[int, str], **P = [int, str]]():
    pass


for parameter in defaults.__type_params__:
    print(parameter, parameter.__default__, parameter.has_default(), parameter.evaluate_default(1))

recursive = []


class Late[T: Later]:
    pass


try:
    Late.__type_params__[0].__bound__
except NameError as error:
    print("NameError", error)


class Later:
    pass


print(Late.__type_params__[0].__bound__)


def closure():
    local = int

    def generic[T: local](x: T = local) -> local:
        nonlocal local
        local = str
        return x

    type Alias = local
    result = generic()
    return generic, Alias.__value__, result


made, alias, result = closure()
print(made.__type_params__[0].__bound__, alias, result, made.__qualname__)


async def coroutine[T](x: T) -> T:
    return x


def generator[T](x: T):
    yield x
    yield T


print(next(generator(1)), coroutine.__type_params__)


class Meta(type):
    def __new__(mcls, name, bases, namespace, **keywords):
        made = super().__new__(mcls, name, bases, namespace)
        made.keywords = keywords
        return made


class WithKeywords[T](Box[T], metaclass=Meta, flag=True):
    pass


print(WithKeywords.keywords, WithKeywords.__orig_bases__, WithKeywords[int])


def decorate(thing):
    thing.marked = True
    return thing


@decorate
def decorated[T](x: T): ...


@decorate
class Decorated[T]: ...


print(decorated.marked, Decorated.marked)

for text in [
    "def f[T, T](): pass",
    "type X[T: (yield)] = int",
    "class C[T = int, U]: pass",
    "def f[T: (x := 1)](): pass",
    "type X = (await y)",
]:
    try:
        exec(text)
    except SyntaxError as error:
        print(type(error).__name__, error.msg)

for parts, keywords in [
    (("T", int), {}),
    (("T", int, str), {"bound": int}),
    (("T",), {"covariant": True, "contravariant": True}),
    (("T",), {"covariant": True, "infer_variance": True}),
    ((5,), {}),
    (("T",), {"bound": 5}),
]:
    try:
        TypeVar(*parts, **keywords)
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
V = TypeVar("V", bound="Box", default=int, covariant=True)
print(V, V.__bound__, V.__default__, V.__module__, V.evaluate_default, V.evaluate_default(4), V.evaluate_bound(1))
print(NoDefault, type(NoDefault), type(NoDefault)() is NoDefault, V | None, None | V, V | "text")
try:
    class Sub(V): pass
except TypeError as error:
    print(error)
try:
    class Sub2(TypeVar): pass
except TypeError as error:
    print(error)
alias = typing.TypeAliasType("alias", list[T], type_params=(T,))
print(alias, alias.__value__, alias[int], alias.__module__, alias.evaluate_value(4), list(alias))
U = TypeVar("U")
W = TypeVar("W", default=int)
try:
    typing.TypeAliasType("bad", int, type_params=(W, U))
except TypeError as error:
    print(error)
print(typing.Union is type(int | str), typing.Union[int, str], int | str == typing.Union[str, int])
