# dataclasses whole. Held against CPython 3.13, since 3.11 has no copy.replace.
from dataclasses import *
import dataclasses, copy
@dataclass
class P:
    x: int
    y: int = 2
    z: list = field(default_factory=list, repr=False)
    def __post_init__(self):
        self.w = self.x + self.y
p = P(1)
print(p, p.w, p == P(1), p != P(2), asdict(p), astuple(p), replace(p, x=5))
print([f.name for f in fields(P)], is_dataclass(P), is_dataclass(p), P.__match_args__)
@dataclass(order=True, frozen=True, slots=True, kw_only=True)
class Q:
    a: int
    b: str = "b"
q = Q(a=1)
print(q, q < Q(a=2), hash(q) == hash(Q(a=1)), Q.__slots__, sorted([Q(a=3), q]))
try: q.a = 5
except FrozenInstanceError as e: print(type(e).__name__, e)
try: Q(1)
except TypeError as e: print(e)
@dataclass
class I:
    x: int
    init: InitVar[int]
    c: "ClassVar[int]" = 5
    def __post_init__(self, init): self.x += init
print(I(1, 2), [f.name for f in fields(I)])
try:
    @dataclass
    class Bad:
        a: list = []
except ValueError as e: print(e)
try:
    @dataclass
    class Bad2:
        a: int = 1
        b: int
except TypeError as e: print(e)
C = make_dataclass("C", [("x", int), ("y", int, field(default=5))], namespace={"add": lambda self: self.x + self.y})
print(C(1), C(1).add())
@dataclass
class Base:
    a: int
    _: KW_ONLY
    k: int = 3
@dataclass
class Derived(Base):
    b: int = 4
    k: int = 6
print(Derived(1, 2, 5), Derived.__init__.__annotations__)
@dataclass(repr=False, eq=False, unsafe_hash=True)
class R:
    v: int
print(hash(R(1)) == hash(R(1)), R(1) == R(1))
@dataclass(slots=True, weakref_slot=True)
class W:
    v: int
import weakref
w = W(1); print(weakref.ref(w)() is w, copy.copy(w), copy.deepcopy([w]))
print(copy.replace(w, v=4))
match P(3, 4):
    case P(x, y): print(x, y)
@dataclass
class Node:
    children: list["Node"] = field(default_factory=list)
n = Node(); n.children.append(n); print(n)
print(asdict(Node([Node()])))
