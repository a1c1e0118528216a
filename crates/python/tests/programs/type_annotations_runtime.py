# Generic classes and functions at runtime: parameters, aliases, subscriptions, errors.
from typing import Generic, Protocol, TypeVar, get_args, get_origin, get_type_hints, runtime_checkable, NamedTuple, TypedDict, Literal, Union, Optional, Callable, Any, ClassVar, Final, Annotated, cast, overload, NewType
import collections.abc

T = TypeVar("T")
N = TypeVar("N", int, float)


class Box(Generic[T]):
    def __init__(self, inside: T):
        self.inside = inside

    def get(self) -> T:
        return self.inside


class Pair(Box[T], Generic[T, N]): ...


print(Box[int], Box[int](5).get(), Box.__parameters__, Pair.__parameters__, Pair[str, int], get_origin(Box[int]) is Box, get_args(Box[int]))
print(list[int], dict[str, list[int]], get_origin(list[int]), get_args(dict[str, int]), tuple[int, ...], type(list[int]).__name__, list[int]([1]), list[T][int])
print(Callable[[int], str], Callable[..., Any], get_args(Callable[[int, str], None]), Literal["a", 1], Annotated[int, "meta"].__metadata__, ClassVar[int], Final[str])
for wrong in [lambda: Box[int, str], lambda: list[int][str], lambda: Generic[int], lambda: Union[()], lambda: Optional[1, 2], lambda: Literal[1](), lambda: Any(), lambda: isinstance(1, list[int]), lambda: Pair[str], lambda: TypeVar("X", int), lambda: Callable[int]]:
    try:
        print(wrong())
    except TypeError as error:
        print("TypeError", str(error).split(";")[0][:60])


@runtime_checkable
class HasLength(Protocol):
    def __len__(self) -> int: ...


class Closer(Protocol):
    def close(self): ...


print(isinstance([], HasLength), isinstance(3, HasLength), issubclass(list, HasLength))
for wrong in [lambda: isinstance([], Closer), lambda: HasLength(), lambda: Closer()]:
    try:
        print(wrong())
    except TypeError as error:
        print(error)


class Row(NamedTuple):
    name: str
    count: int = 0


class Options(TypedDict, total=False):
    verbose: bool


def annotated(a: int, b: "str" = "", *args: float, k: list[int] | None = None) -> "Row": ...


UserId = NewType("UserId", int)
print(Row("x"), Row._field_defaults, Row.__annotations__ == {"name": str, "count": int}, Options(verbose=True), Options.__total__, sorted(get_type_hints(annotated)), get_type_hints(annotated)["b"], UserId(5) + 1, UserId.__name__, cast(str, 5))
print(int | str, int | None, isinstance(3, int | str), (int | str) == (str | int), get_args(int | str), list[int] | None)
