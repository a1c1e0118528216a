# OrderedDict: entries that move, equality with order, views, subclasses, pickling, and changes under an iterator.
import copy
import pickle
from collections import OrderedDict


def attempt(function, *args, **keywords):
    try:
        return function(*args, **keywords)
    except Exception as error:
        return type(error).__name__, str(error)


d = OrderedDict(a=1, b=2, c=3)
d.move_to_end("a")
print(list(d), list(reversed(d)))
d.move_to_end("c", last=False)
print(list(d.items()), attempt(d.move_to_end, "x"))
for key in "defghijklmnop":
    d[key] = ord(key)
    d.move_to_end(key, last=False)
print(list(d), d["p"], "q" in d, len(d))
print(d.popitem(), d.popitem(last=False), d.pop("c"), d.pop("zz", 7), attempt(d.pop, "zz"))
while len(d) > 2:
    d.popitem(False)
print(list(d), attempt(OrderedDict().popitem))

queue = OrderedDict()
for number in range(5000):
    queue[number] = None
    if len(queue) > 10:
        queue.popitem(last=False)
print(list(queue))

one, other = OrderedDict([(1, 1), (2, 2)]), OrderedDict([(2, 2), (1, 1)])
print(one == other, one != other, one == {2: 2, 1: 1}, {2: 2, 1: 1} == one, one == OrderedDict(one), one == 5)
print(list(one | {3: 3}), list({3: 3} | one), type({} | one).__name__, attempt(lambda: one | [(1, 2)]))
one |= [(9, 9)]
print(list(one.items()))

for view in (one.keys(), one.values(), one.items()):
    print(type(view).__name__, list(view), list(reversed(view)), len(view))
print(one.keys() & {1, 9}, one.items() >= {(1, 1)}, one.setdefault(1, 5), one.setdefault(7, 5), one.setdefault(8))
print(OrderedDict.fromkeys("ba", 0) == OrderedDict([("b", 0), ("a", 0)]), list(OrderedDict.fromkeys("ab")))
print(attempt(OrderedDict, 1, 2), attempt(OrderedDict, [1]), attempt(OrderedDict, [(1,)]), attempt(OrderedDict, 5))
print(attempt(OrderedDict().update, {}, {}))


def change(how):
    d = OrderedDict.fromkeys(range(4))
    for key in d:
        how(d, key)


for how in (lambda d, k: d.pop(k), lambda d, k: d.move_to_end(0), lambda d, k: d.__setitem__(k + 9, 1),
            lambda d, k: d.__setitem__(k, 1)):
    print(attempt(change, how))
single = OrderedDict(a=1)
for key in single:
    del single[key]
print(len(single), repr(single))


class Kept(OrderedDict):
    def __init__(self, *args, **keywords):
        super().__init__(*args, **keywords)
        self.log = []

    def __missing__(self, key):
        return "missing"

    def __setitem__(self, key, value):
        super().__setitem__(key, value * 2)


kept = Kept(x=1, y=2)
kept.log.append("seen")
print(list(kept.items()), kept["nothing"], kept.pop("nothing", None), attempt(kept.pop, "nothing"), kept.log)
again = pickle.loads(pickle.dumps(OrderedDict(b=1, a=[2])))
print(type(again).__name__, list(again.items()), list(copy.copy(d)), list(copy.deepcopy(d)), d.copy() == d)
print(type(kept.copy()).__name__, list(kept.copy().items()))
nested = OrderedDict()
nested["self"] = nested
print(list(nested) == ["self"], issubclass(OrderedDict, dict), isinstance(d, dict), OrderedDict.__module__, OrderedDict.__name__)
print(attempt(hash, d), OrderedDict[int, str], sorted(vars(kept)))


class Key:
    def __init__(self, number):
        self.number = number

    def __hash__(self):
        return 1

    def __eq__(self, other):
        return self.number == other.number


same = OrderedDict((Key(number), number) for number in range(6))
same.move_to_end(Key(2))
same.move_to_end(Key(4), last=False)
del same[Key(3)]
print(list(same.values()), same[Key(5)], Key(3) in same)
