x = [3, 1, 2]
for name, *arguments in (("append", 4), ("extend", "ab"), ("insert", 1, "in"), ("insert", -1, "neg"), ("insert", 100, "end"), ("insert", -100, "start"),
                         ("pop",), ("pop", 0), ("pop", -2), ("remove", 1), ("index", "in"), ("count", 2), ("reverse",), ("sort",), ("copy",), ("clear",)):
    if name == "sort":
        x = [3, 1, 2, 1]
    print(name, arguments, getattr(x, name)(*arguments), x)


def attempt(fn):
    try:
        print(fn())
    except (ValueError, TypeError, IndexError) as e:
        print(type(e).__name__)


attempt(lambda: [].pop())
attempt(lambda: [1].pop(5))
attempt(lambda: [1].remove(2))
attempt(lambda: [1].index(2))
attempt(lambda: [1, 2, 1].index(1, 1))
attempt(lambda: [1, 2, 3].index(1, 1, 3))
attempt(lambda: [1, 2].index(2, -1))
attempt(lambda: [1].extend(5))
attempt(lambda: [1].append())
attempt(lambda: [1].insert(0))
attempt(lambda: [1] + (2,))
attempt(lambda: [1] * 1.5)
attempt(lambda: list(5))
attempt(lambda: list(1, 2))
a = [1, 2]
a += "cd"
a += (3,)
a *= 2
print(a, [0] * 3, 2 * [1, 2], [1] * 0, [1] * -1, [1] + [2], [] + [], list("abc"), list({1: 2}), list(range(3)), list())
b = a
b.append("shared")
print(a[-1], a is b, a[:] is a, a == b, [1, 2] == [1, 2], [1] != [1, 2])
rows = [[0] * 2] * 2
rows[0][0] = 9
print(rows, rows[0] is rows[1])
print([1, 2] < [1, 3], [1] < [1, 0], [2] > [1, 9], [] < [1], [1, 2] <= [1, 2], [[1], 2] == [[1], 2], [1, "a"] == [1, "a"], [float("nan")] == [float("nan")])
attempt(lambda: [1] < ["a"])
attempt(lambda: [1, "a"] < [2, 5])
attempt(lambda: [1] < (1,))
print(2 in [1, 2], [1] in [[1]], "a" not in ["b"], None in [None], [] in [], bool([]), bool([0]), len([1, [2, 3]]), min([3, 1]), sum([[1], [2]], []))
i = [1, 2, 3]
for v in i:
    if v < 6:
        i.append(v + 2)
print(i)
i = [1, 2, 3, 4]
for v in i:
    i.remove(v)
print(i)
