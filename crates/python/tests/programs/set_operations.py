a, b = {1, 2, 3, 4}, {3, 4, 5}
print(sorted(a | b), sorted(a & b), sorted(a - b), sorted(b - a), sorted(a ^ b))
print(sorted(a.union(b, [9], "x") - {"x"}), sorted(a.intersection(b, [4])), sorted(a.difference([1], (2,))), sorted(a.symmetric_difference([1, 9])), a.union() == a, a.union() is a)
print(a <= a, a < a, {1} < a, {1} <= a, a > {1, 2}, a >= b, {1, 2} == {2, 1}, a != b, a.issubset(range(10)), a.issuperset([1]), a.isdisjoint({9}), a.isdisjoint(b))
print(1 in a, "x" in a, len(a), bool(set()), bool({0}), min(a), max(a), sum(a), sorted(set("hello")), set() == frozenset(), {1} == frozenset([1]))
c = {1, 2}
c.add(3); c.add(1); c.discard(99); c.remove(2); c.update([5], (6,), {7: 0})
print(sorted(c), c.pop() in {1, 3, 5, 6, 7}, len(c))
c = {1, 2, 3, 4}
c &= {2, 3, 9}
c |= {7}
c -= {2}
c ^= {7, 8}
print(sorted(c))
c.intersection_update([3, 8], [8])
c.difference_update([1])
c.symmetric_difference_update([8, 0])
print(c, c.copy() is c, c.clear(), c, {*range(3)}, {x % 3 for x in range(10)} == {0, 1, 2})


def attempt(fn):
    try:
        print(fn())
    except (KeyError, TypeError) as e:
        print(type(e).__name__, e)


attempt(lambda: {1}.remove(5))
attempt(lambda: set().pop())
attempt(lambda: {1} | [2])
attempt(lambda: {1} + {2})
attempt(lambda: {1} < [1])
attempt(lambda: a[0])
attempt(lambda: set(5))
attempt(lambda: {1} | None)
attempt(lambda: {1}.union(5))
attempt(lambda: {1} & {1: 2}.keys())
attempt(lambda: set(1, 2))
print({1, 2} | frozenset([3]) == {1, 2, 3}, type({1} | frozenset()).__name__, type(frozenset() | {1}).__name__, {1, 1.0, True}, {frozenset([1]), frozenset([1])})
print([{1, 2} == s for s in ({2, 1}, frozenset((1, 2)), [1, 2], {1: 0, 2: 0}.keys())], set({"k": 1}), set(()), {None}, {()})
print(sorted(map(sorted, [{3, 1}, {2}])), {1, 2} in [{2, 1}], not {1} & {2}, [x for x in (1, 2, 3) if x in {1, 3}], set(range(5)) - set(range(3)) == {3, 4})
