# iter and next: sentinels, defaults, objects with __getitem__, exhausted ones, length hints, reversed.
print(next(iter([1])), next(iter([]), "default"), list(iter(iter("ab"))), list(iter([3, 2, 1, 0, 5].pop, 1)))


class Old:
    def __getitem__(self, index):
        if index > 2:
            raise IndexError
        return index * 10


class OldStops(Old):
    def __getitem__(self, index):
        if index > 1:
            raise StopIteration("odd")
        return index


print(list(Old()), 20 in Old(), list(OldStops()), list(zip(Old(), Old())))
it = iter([1, 2])
print(next(it), list(it), list(it), next(it, None))
grows = [1, 2, 3]
for x in grows:
    if x < 6:
        grows.append(x + 3)
print(grows)
shrinks = list(range(6))
for x in shrinks:
    shrinks.remove(x)
print(shrinks)


class Seq:
    def __len__(self): return 3
    def __getitem__(self, i): return "abc"[i]


print(list(reversed(Seq())), "".join(reversed("abc")), list(reversed({"x": 1, "y": 2})), list(reversed(range(3))), iter([1, 2, 3]).__length_hint__(), reversed([1]).__length_hint__())
for wrong in [lambda: iter(5), lambda: next([1]), lambda: next(iter([])), lambda: reversed({1}), lambda: reversed(5), lambda: iter(5, 5), lambda: list(Seq), lambda: iter(type("X", (), {"__iter__": lambda s: 5})()), lambda: iter(type("Y", (), {"__iter__": None})()), lambda: reversed(type("Z", (), {"__reversed__": None})()), lambda: next(type("W", (), {"__next__": 5})()), lambda: [x for x in type("V", (), {"__iter__": lambda s: s})()]]:
    try:
        print(wrong())
    except Exception as error:
        print(type(error).__name__, error)
