# Sets: every operator and method, mixed kinds, in place, comparison, order of evaluation, frozen ones as keys.
a, b = {1, 2, 3}, {3, 4}
print(a | b, a & b, a - b, a ^ b, a.union([9], "x") == {1, 2, 3, 9, "x"}, a.intersection([1, 2], {2}), a.difference([1], [2]), a.symmetric_difference([1, 5]) == {2, 3, 5}, a.issubset(range(5)), a.issuperset([1]), a.isdisjoint("ab"), a <= b, {3} < b, a >= {1}, a > a, a == frozenset(a), {1} == {1.0}, {True, 1, 1.0})
c = set(a)
c |= {7}
c &= {1, 2, 7}
c -= {1}
c ^= {2, 8}
print(sorted(c), c.pop() in (7, 8), len(c), c.add(5), c.discard(99), c.remove(5), c.update("ab", [1]), sorted(map(str, c)), c.clear(), c, frozenset([1]) | {2}, type(frozenset([1]) | {2}).__name__, type({2} | frozenset([1])).__name__)
print({frozenset([1, 2]): "key"}[frozenset([2, 1])], {1, 2} in [{2, 1}], {frozenset({1})} == {frozenset({1})}, frozenset({1, 2}) in {frozenset({1, 2})}, {1, 2} in {frozenset({1, 2})}, set("hello") == set("ehlo"), len({float("nan"), float("nan")}), sorted({x % 3 for x in range(10)}), set().union(*[{1}, {2}]), set.union({1}, [2]), a.copy() is a, frozenset(x := frozenset([1])) is x)
for wrong in [lambda: {1} | [2], lambda: {1} < [2], lambda: {[]}, lambda: {1}.remove(2), lambda: set().pop(), lambda: hash({1}), lambda: frozenset().add(1), lambda: {1} + {2}, lambda: set(5), lambda: {1}[0], lambda: set(1, 2), lambda: {1}.union(5), lambda: {{}}, lambda: {1}.add([]), lambda: [x for x in a if a.add(x + 10) or True], lambda: {1}.__or__(5), lambda: frozenset(x=1), lambda: {1}.intersection_update(5)]:
    try:
        print(wrong())
    except Exception as error:
        print(type(error).__name__, "unhashable" if "unhashable" in str(error) else str(error))
