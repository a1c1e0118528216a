# typing on the syntax that 3.11 has, too. Held against CPython 3.13 but for unions, which 3.14 shows as int | None.
import typing
from typing import *
import collections.abc
import sys

T = TypeVar("T")
K = TypeVar("K", bound=int)
C = TypeVar("C", int, str)
P = ParamSpec("P")
Ts = TypeVarTuple("Ts")
print(T, K, C, P, Ts, P.args, P.kwargs, K.__bound__, C.__constraints__)

class Box(Generic[T]):
    def __init__(self, x: T): self.x = x
    def get(self) -> T: return self.x

class Pair(Box[int], Generic[T, K]): pass
class Both(Dict[str, T], Generic[T]): pass
print(Box[int], Box[int](1).get(), Box.__parameters__, Box[T], Box[List[T]][int], Pair.__orig_bases__, Both[int])
print(Box[int] == Box[int], hash(Box[int]) == hash(Box[int]), Box[int] is Box[int], get_origin(Box[int]), get_args(Box[int]))
for bad in [lambda: Box[int, str], lambda: Generic[int], lambda: Generic[T, T], lambda: List[int, str], lambda: Box[()], lambda: isinstance(1, Box[int]), lambda: isinstance([], List[int]), lambda: Optional[int, str], lambda: ClassVar[int, str], lambda: Union[()], lambda: Literal, lambda: Any()]:
    try: print(bad())
    except TypeError as e: print("TypeError:", e)

print(List[int], Dict[str, int], Tuple[int, ...], Tuple[()], Callable[[int, str], bool], Callable[..., T], Type[int], Deque[int])
print(Callable[P, T][[int, str], bool], Callable[Concatenate[int, P], T], Literal[1, "a", None], Literal[1, 1] == Literal[1])
print(Annotated[int, "meta"], Annotated[Annotated[int, 1], 2], Annotated[int, 1].__metadata__, get_args(Annotated[int, 1]))
print(ClassVar[int], Final[int], Any, NoReturn, Never, Self, LiteralString, TypeAlias, Required[int], NotRequired[int])
print(get_type_hints(Box.get), get_origin(List[int]), get_origin(Callable[[], int]), get_args(Callable[[int], str]))
print(Iterable[int], Mapping[str, int], collections.abc.Callable[[int], str], Generator[int, None, str])
print(isinstance([], typing.List), issubclass(list, typing.Sequence), isinstance({}, Mapping), List.__module__)

class Sized2(Protocol):
    def __len__(self) -> int: ...
    name: str

@runtime_checkable
class HasLen(Protocol):
    def __len__(self) -> int: ...

@runtime_checkable
class HasName(Protocol[T]):
    name: T

class Named:
    def __init__(self): self.name = "x"

print(isinstance([], HasLen), isinstance(1, HasLen), issubclass(list, HasLen), isinstance(Named(), HasName))
for bad in [lambda: isinstance([], Sized2), lambda: Sized2(), lambda: issubclass(Named, HasName)]:
    try: print(bad())
    except TypeError as e: print("TypeError:", e)

class Impl(HasLen):
    def __len__(self): return 3
print(len(Impl()), HasLen._is_protocol, Impl._is_protocol, SupportsInt, isinstance(1, SupportsInt), isinstance("a", SupportsAbs))

class Point(NamedTuple):
    """A point."""
    x: int
    y: int = 5
    def total(self): return self.x + self.y
print(Point(1), Point(1).total(), Point._fields, Point._field_defaults, Point.__doc__, Point.__annotations__, Point(1)._asdict(), Point(1)._replace(y=2))
N = NamedTuple("N", [("a", int), ("b", str)])
print(N(1, "b"), N.__annotations__)
try:
    class BadTuple(NamedTuple):
        x: int = 1
        y: int
except TypeError as e: print(e)

class Movie(TypedDict, total=False):
    name: str
    year: Required[int]
class Sub(Movie):
    more: NotRequired[list]
print(Movie(name="a", year=1), Movie.__total__, sorted(Movie.__required_keys__), sorted(Movie.__optional_keys__), Sub.__annotations__, sorted(Sub.__required_keys__))
D = TypedDict("D", {"in": int, "b-c": str})
print(D.__annotations__, is_typeddict(D), is_typeddict(dict), D(**{"in": 1}))
try: isinstance({}, Movie)
except TypeError as e: print(e)

@overload
def f(x: int) -> int: ...
@overload
def f(x: str) -> str: ...
def f(x): return x
print(f(3), len(get_overloads(f)), [o.__annotations__ for o in get_overloads(f)])
clear_overloads(); print(get_overloads(f))
try:
    @overload
    def g(x): ...
    g(1)
except NotImplementedError as e: print("NotImplementedError")

print(cast(int, "a"), cast("List[int]", 5), assert_type(1, int), reveal_type is not None)
UserId = NewType("UserId", int)
print(UserId(5), UserId.__supertype__, UserId.__name__, UserId)

class A:
    x: "int"
    y: "Optional[A]" = None
    z: ClassVar["str"] = "z"
    def m(self, a: "A", *b: "int", c: "str" = None, **d: Any) -> "List[A]": ...
print(get_type_hints(A), get_type_hints(A.m))
class B(A):
    w: Annotated[int, "w"]
print(get_type_hints(B), get_type_hints(B, include_extras=True)["w"])
try: get_type_hints(type("X", (), {"__annotations__": {"a": "undefined_thing"}}))
except NameError as e: print("NameError", e)
print(ForwardRef("int") == ForwardRef("int"))

class Variadic(Generic[Unpack[Ts]]): pass
print(Variadic[int, str], Variadic[()], Variadic[Unpack[Tuple[int, ...]]], Tuple[int, Unpack[Ts]][str, bool])
class Spec(Generic[P, T]): pass
print(Spec[[int, str], bool], Spec[..., int], Spec[[int], str].__args__)

@final
class Fin:
    @final
    def m(self): pass
print(Fin.__final__, Fin.m.__final__)
@no_type_check
def ntc(x: "whatever"): ...
print(get_type_hints(ntc))
try: assert_never(5)
except AssertionError as e: print(e)
print(issubclass(Box, Generic), Box.__mro__, TYPE_CHECKING, AnyStr, Text)
class CM:
    def __enter__(self): return self
    def __exit__(self, *a): return None
print(isinstance(CM(), ContextManager), isinstance(CM(), AsyncContextManager), Hashable, isinstance(1, Hashable))
class AnySub(Any): pass
print(AnySub(), AnySub.__mro__[1:]) if False else print(AnySub.__mro__[1:])
print(IO, TextIO, BinaryIO, Pattern, Match, Pattern[str])
print(dataclass_transform(frozen_default=True)(A).__dataclass_transform__["frozen_default"])
print(sorted(n for n in typing.__all__ if not hasattr(typing, n)))
