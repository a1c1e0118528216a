# defaultdict: copies, unions, pickles, and representations that lie in themselves.
import copy
import pickle
from collections import defaultdict, deque


class Sub(defaultdict):
    __slots__ = ("x",)

    def __init__(self, *args):
        super().__init__(*args)
        self.x = 5


for made in [defaultdict(list, a=[1]), defaultdict(None, {1: 2}), defaultdict(int)]:
    for other in [copy.copy(made), copy.deepcopy(made), pickle.loads(pickle.dumps(made)), made.copy()]:
        print(type(other).__name__, other, other.default_factory, other == made)
print(defaultdict(list).__reduce__()[:4], defaultdict().__reduce__()[1])
one, two = defaultdict(int, a=1, b=2), {"b": 3, "c": 4}
for union in [one | two, two | one, one | defaultdict(str, z="z")]:
    print(union, type(union).__name__, union.default_factory)
one |= two
print(one, one["missing"])
for wrong in [lambda: one | [1], lambda: [1] | one]:
    try:
        wrong()
    except TypeError as error:
        print(error)
sub = Sub(list)
print(sub.x, sub.default_factory, sub["k"], (sub | {}).x)
inside = defaultdict(list)
inside["self"] = inside
print(inside)


class Bound(defaultdict):
    def __init__(self):
        self.default_factory = self.make

    def make(self):
        return []


print(repr(Bound()).split(" at ")[0].split("Bound.make of ")[1])
ring = deque([1])
ring.append(ring)
print(ring)
