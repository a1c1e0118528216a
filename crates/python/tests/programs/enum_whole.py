# enum whole. Held against CPython 3.13: 3.11 shows some members and errors otherwise.
import enum
from enum import *
class Color(Enum):
    RED = 1
    GREEN = auto()
    BLUE = "b"
    CRIMSON = 1
    @property
    def lower(self): return self.name.lower()
    def __str__(self): return f"<{self.name}>"
print(list(Color), Color.RED, repr(Color.GREEN), Color(1), Color["BLUE"], Color.CRIMSON is Color.RED, Color.RED.lower, len(Color), Color.__members__)
for bad in [lambda: Color(7), lambda: Color["NOPE"], lambda: setattr(Color, "RED", 2), lambda: Color.NOPE]:
    try: bad()
    except Exception as e: print(type(e).__name__, e)
class N(IntEnum):
    A = 1
    B = 2
print(N.A < N.B, N.A + 1, N.B, repr(N.B), f"{N.A}", sorted([N.B, N.A]), N(2), isinstance(N.A, int), N.A == 1, hash(N.A) == hash(1))
class S(StrEnum):
    X = auto()
    Y = "yy"
print(S.X, S.Y.upper(), repr(S.X), S("yy"))
class F(Flag):
    R = auto(); W = auto(); X = auto()
    RW = R | W
print(F.R | F.X, F.RW, ~F.R, F.RW & F.W, bool(F.R & F.W), list(F.RW), F(5), F.R in F.RW, F(0), repr(F(7)), len(F.RW), F.R ^ F.RW)
class IF(IntFlag, boundary=KEEP):
    A = 1; B = 4
print(IF.A | IF.B, IF(7), IF(8) | 1, IF.A + 1, repr(IF(9)))
class Strict(Flag, boundary=STRICT):
    A = 1
try: Strict(4)
except ValueError as e: print(e)
@unique
class U(Enum):
    A = 1
try:
    @unique
    class V(Enum): A = 1; B = 1
except ValueError as e: print(e)
Animal = Enum("Animal", "CAT DOG"); print(list(Animal), Animal.DOG.value)
class Planet(Enum):
    EARTH = (1, 2)
    MARS = (3, 4)
    def __init__(self, mass, radius): self.mass = mass; self.radius = radius
print(Planet.MARS.radius, Planet((1, 2)))
class Auto(Enum):
    def _generate_next_value_(name, start, count, last): return name.lower()
    A = auto(); B = auto()
print([m.value for m in Auto])
class Miss(Enum):
    A = 1
    @classmethod
    def _missing_(cls, value): return cls.A
print(Miss(99))
class Coord(bytes, Enum):
    def __new__(cls, value, label):
        o = bytes.__new__(cls, [value]); o._value_ = value; o.label = label; return o
    PX = (0, "x")
print(Coord.PX.label, Coord(0), Coord.PX == b"\0")
try:
    class Ext(Color): Z = 3
except TypeError as e: print(e)
import pickle, copy
print(copy.deepcopy(Color.RED) is Color.RED, Color.RED in Color, 1 in Color, dir(Color.RED)[-3:])
class Ver(Enum):
    A = member(1); 
    @nonmember
    def foo(): pass
    b = nonmember(5)
    _ignore_ = ["t"]
    t = 3
print(list(Ver), Ver.b)
print(N.__doc__, Color.__class__, type(N), N.A.__reduce_ex__(2)[0] is not None)
match Color.RED:
    case Color.GREEN: print("g")
    case Color.RED: print("r")
@enum.verify(enum.CONTINUOUS)
class Cont(IntEnum): A = 1; B = 2
print(enum.show_flag_values(5) if hasattr(enum, "show_flag_values") else [1, 4])
