# Enumerations: aliases, auto, flags, members with values of their own, lookups, and what is refused.
from enum import CONFORM, EJECT, KEEP, Enum, Flag, IntEnum, IntFlag, StrEnum, auto, unique, nonmember, member, verify, UNIQUE, CONTINUOUS


class Color(Enum):
    RED = 1
    GREEN = 2
    CRIMSON = 1

    @property
    def pretty(self):
        return self.name.title()

    @classmethod
    def default(cls):
        return cls.GREEN


print(Color.RED, repr(Color.RED), Color.CRIMSON is Color.RED, list(Color), len(Color), Color(2), Color["RED"], Color.RED.pretty, Color.default(), Color.RED in Color, list(Color.__members__))
for wrong in [lambda: Color(9), lambda: Color["BLUE"], lambda: setattr(Color, "RED", 5), lambda: delattr(Color, "RED"), lambda: type("More", (Color,), {}), lambda: Color.RED < Color.GREEN, lambda: Color(), lambda: Color.RED.__class__("x")]:
    try:
        print(wrong())
    except Exception as error:
        print(type(error).__name__, error)


class Planet(Enum):
    MERCURY = (3.3e23, 2.4e6)
    EARTH = (5.9e24, 6.3e6)

    def __init__(self, mass, radius):
        self.mass, self.radius = mass, radius


class Ordered(IntEnum):
    LOW = auto()
    HIGH = auto()


class Word(StrEnum):
    HELLO = auto()
    OTHER = "something"


class Perm(Flag):
    R = auto()
    W = auto()
    X = auto()
    RW = R | W


class Bits(IntFlag, boundary=KEEP):
    A = 1
    B = 4


print(Planet.EARTH.mass, Planet((3.3e23, 2.4e6)), Ordered.LOW < Ordered.HIGH, Ordered.HIGH + 1, Ordered(1), f"{Ordered.LOW}", Word.HELLO, Word.HELLO == "hello", f"{Word.OTHER:>12}", Word("hello"), Word.HELLO.upper())
print(Perm.R | Perm.X, Perm.RW & Perm.W, ~Perm.R, Perm(0), bool(Perm(0)), Perm.R in Perm.RW, list(Perm.RW), Perm.RW ^ Perm.R, Perm(7), len(Perm.RW), Perm.R | Perm.W is Perm.RW, Bits(5), Bits(8), Bits.A | 16, Bits.A | 4, ~Bits.A)
for wrong in [lambda: Perm(99), lambda: Perm.R | 3, lambda: Perm("R"), lambda: Word(5), lambda: Ordered("x")]:
    try:
        print(wrong())
    except Exception as error:
        print(type(error).__name__, str(error).splitlines()[0])
try:
    @unique
    class Twice(Enum):
        A = 1
        B = 1
except ValueError as error:
    print(error)
for text in ["A = 1\n    A = 2", "_x_ = 3\n    B = 1", "mro = 5"]:
    try:
        exec(f"class Bad(Enum):\n    {text}")
        print("made", text.split()[0])
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
Animal = Enum("Animal", "CAT DOG", start=5)
print(list(Animal), Enum("Named", {"X": "x"}).X.value, Animal.CAT.__class__.__name__, Animal.CAT._value_)


class Missing(Enum):
    ONE = 1

    @classmethod
    def _missing_(cls, value):
        return cls.ONE if value == "uno" else None


class Auto(Enum):
    @staticmethod
    def _generate_next_value_(name, start, count, last):
        return f"{name}-{count}"
    A = auto()
    B = auto()


print(Missing("uno"), [m.value for m in Auto], Auto.A.name, hash(Color.RED) == hash("RED"), Color.RED == 1, isinstance(Ordered.LOW, int), {Color.RED: 1}[Color.CRIMSON])
