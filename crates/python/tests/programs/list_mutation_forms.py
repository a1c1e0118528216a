# Lists: every method, growth while walked, comparison, aliasing, multiplication, nested ones, comprehension scopes.
a = [3, 1, 2]
b = a
b.append(4)
a += [5]
print(a is b, a, a.index(2), a.count(9), a.insert(1, "i"), a.insert(-1, "e"), a.insert(99, "z"), a.pop(), a.pop(1), a.remove("e"), a.reverse(), a, a.copy() == a, a[:] is a, a.extend("xy"), a.extend(a), len(a), a.clear(), b)
rows = [[0] * 2] * 3
rows[0][0] = 1
better = [[0] * 2 for _ in range(3)]
better[0][0] = 1
print(rows, better, [1, 2] * 0, [1] * -1, 2 * [1], [] * 5, [1, 2] + [3], [[]] * 2, [1, [2, [3]]] == [1, [2, [3]]], [1, 2] < [1, 2, 0], [2] > [1, 9], [] < [0], [1, "a"] == [1, "a"], [float("nan")] == [float("nan")], (n := [float("nan")]) == n)
x = "outer"
print([x for x in range(3)], x, [[y * x for y in range(2)] for x in range(2)], [(lambda: z)() for z in range(2)], [w for w in [1, 2, 3] if w % 2 if w > 1], [i for i in range(5) for _ in range(i)])
s = sorted([3, -1, 2], key=abs)
s.sort(reverse=True)
print(s, sorted("bca"), sorted({"b": 1, "a": 2}), sorted([(1, "b"), (1, "a")]), list("ab"), list({"k": 1}), list(range(3)), [*"ab", *[1]], sum([[1], [2]], []), list(map(str, [1])), [None] * 2, bool([]), bool([0]), str([1, "a", None]), repr([[]]), list(enumerate("ab", 1)), list(zip("ab", [1, 2, 3])))
for wrong in [lambda: [].pop(), lambda: [1].pop(5), lambda: [1].remove(2), lambda: [] + (), lambda: [1] * 1.5, lambda: [1, "a"].sort(), lambda: [1] < [""], lambda: [].append(), lambda: [].extend(5), lambda: [].insert(1), lambda: [].insert("a", 1), lambda: [1, 2].sort(lambda x: x), lambda: [1] + None, lambda: list(5), lambda: [].pop("a"), lambda: hash([]), lambda: [1].index(), lambda: [].sort(key=5) or [1].sort(key=5), lambda: [1][1.0], lambda: [].copy(1), lambda: [].count()]:
    try:
        print(wrong())
    except Exception as error:
        print(type(error).__name__, error)
