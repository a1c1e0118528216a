# Data classes: orders, frozen ones, slots, factories, inheritance, keyword-only fields, post-init and replace.
from dataclasses import KW_ONLY, FrozenInstanceError, InitVar, asdict, astuple, dataclass, field, fields, is_dataclass, make_dataclass, replace
from typing import ClassVar


@dataclass(order=True)
class Version:
    major: int
    minor: int = 0
    tags: list = field(default_factory=list, compare=False, repr=False)
    count: ClassVar[int] = 0


@dataclass(frozen=True, slots=True)
class Point:
    x: int
    y: int = 0

    def moved(self, dx):
        return replace(self, x=self.x + dx)


@dataclass
class Base:
    a: int
    _: KW_ONLY
    b: int = 2


@dataclass
class Derived(Base):
    c: int = 3
    scale: InitVar[int] = 10
    total: int = field(init=False)

    def __post_init__(self, scale):
        self.total = (self.a + self.c) * scale


print(Version(1), Version(1, 2) < Version(2), Version(1) == Version(1, 0, ["x"]), sorted([Version(2), Version(1, 5)]), Version(1).tags is not Version(1).tags)
point = Point(1)
print(point, point.moved(4), hash(point) == hash(Point(1, 0)), Point.__slots__, point == (1, 0), {point: "p"}[Point(1)])
for wrong in [lambda: setattr(point, "x", 5), lambda: delattr(point, "x"), lambda: Version(), lambda: Base(1, 2), lambda: asdict(3), lambda: fields(int), lambda: hash(Version(1)), lambda: Version(1) < 3]:
    try:
        print(wrong())
    except Exception as error:
        print(type(error).__name__, str(error)[:70])
print(Derived(1, b=5), Derived(1, 4, 100).total, [f.name for f in fields(Derived)], asdict(Derived(2)), astuple(Version(1, 2, ["t"])), is_dataclass(Version), is_dataclass(3))
Made = make_dataclass("Made", ["x", ("y", int), ("z", int, field(default=7))], namespace={"double": lambda self: self.x * 2})
print(Made(1, 2), Made(3, 4).double(), Version.__match_args__, Derived.__match_args__)
match Point(3, 4):
    case Point(x, y=4):
        print("matched", x)
for body in ["x: list = []", "x: int = field(default=1, default_factory=int)"]:
    try:
        exec(f"@dataclass\nclass Bad:\n    {body}")
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
try:
    @dataclass(order=True)
    class Ordered:
        x: int

        def __lt__(self, other): ...
except TypeError as error:
    print(str(error)[:44])


@dataclass(eq=False)
class Identity:
    x: int = 0


@dataclass(unsafe_hash=True, repr=False)
class Hashed:
    x: int


print(Identity() == Identity(), hash(Hashed(1)) == hash(Hashed(1)), "Hashed object" in repr(Hashed(1)), asdict(Version(1, 0, [Point(1)])), FrozenInstanceError.__mro__[1].__name__)
