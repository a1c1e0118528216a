f = frozenset([3, 1, 2])
print(sorted(f), len(f), 1 in f, f == {1, 2, 3}, {1, 2, 3} == f, hash(f) == hash(frozenset([1, 2, 3])), f.copy() is f, frozenset(f) is f)
print(sorted(f | {4}), sorted(f & {1}), sorted(f - {1}), sorted(f ^ {1, 9}), type(f | {1}).__name__, type({1} | f).__name__, type(f - f).__name__)
print(frozenset(), frozenset([1]), frozenset("a"), repr(frozenset([(1, 2)])), f"{frozenset([1])}", bool(frozenset()), frozenset() == set(), frozenset() is not None)
for method in ("add", "remove", "discard", "pop", "clear", "update", "__ior__"):
    print(method, hasattr(f, method), hasattr(set(), method))
d = {frozenset([1, 2]): "pair", frozenset(): "empty"}
print(d[frozenset([2, 1])], d[frozenset()], {1, 2} in {frozenset([1, 2])}, frozenset([1, 2]) in [{1, 2}])
nested = {frozenset([1]), frozenset([1, 2]), frozenset([2, 1])}
print(len(nested), sorted(map(sorted, nested)), frozenset([frozenset([1])]) == {frozenset([1])})


def powerset(items):
    items = list(items)
    return {frozenset(x for j, x in enumerate(items) if i >> j & 1) for i in range(2 ** len(items))}


p = powerset([1, 2, 3])
print(len(p), sorted(sorted(s) for s in p))
print([hash(frozenset(s)) == hash(frozenset(reversed(s))) for s in ([1, 2], ["a", "b", "c"], [(1,), None])])
x = f
x |= {4}
print(sorted(x), sorted(f), x is f, f.isdisjoint({9}), f.issubset([1, 2, 3, 4]), f < x, f.union([7]) == {1, 2, 3, 7}, sorted(f.difference([1], [2])))


class F(frozenset):
    def __new__(cls, *items):
        return super().__new__(cls, items)


g = F(1, 2)
print(type(g).__name__, g == frozenset([1, 2]), hash(g) == hash(frozenset([2, 1])), type(g | {3}).__name__, sorted(g), type(g.copy()).__name__, F(1))
for bad in (lambda: frozenset(5), lambda: frozenset([[]]), lambda: f | [1], lambda: f[0], lambda: f + f, lambda: frozenset([1], [2])):
    try:
        bad()
    except TypeError as e:
        print("TypeError")
print(hash(frozenset([1, 2, 3])) != hash((1, 2, 3)), {f: 1}.get(frozenset((1, 2, 3))), max(frozenset([3, 5])), sum(f), sorted(f, reverse=True))
