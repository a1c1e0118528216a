d = {"a": 1, "b": 2, "c": 3}
k, v, i = d.keys(), d.values(), d.items()
print(k, v, i, len(k), len(v), len(i), type(k).__name__, type(v).__name__, type(i).__name__)
d["d"] = 4
print(k, v, i, "d" in k, 4 in v, ("d", 4) in i, ("d", 5) in i, "d" in i, ["a"] in v)
print(sorted(k & {"a", "z"}), sorted(k | {"z"}), sorted(k - {"a"}), sorted(k ^ {"a", "z"}), sorted(i & {("a", 1), ("b", 9)}), sorted({"a", "q"} - k))
print(k == {"a", "b", "c", "d"}, k == ["a"], i == {("a", 1), ("b", 2), ("c", 3), ("d", 4)}, v == v, d.values() == d.values(), d.keys() == d.copy().keys())
print(k <= {"a", "b", "c", "d", "e"}, k < k, k >= {"a"}, k > {"a"}, k.isdisjoint({"z"}), k.isdisjoint("az"), i.isdisjoint([("a", 1)]))
print(list(reversed(k)), list(reversed(v)), list(reversed(i)), list(k), sorted(v), dict(i), [*k], max(v), set(k) == k)
print(type(k & {"a"}).__name__, k.mapping["a"], type(k.mapping).__name__, sorted(k & ["a", "b"]), sorted(k | "xy"))


def attempt(fn):
    try:
        print(fn())
    except TypeError as e:
        print("TypeError", e)


attempt(lambda: k[0])
attempt(lambda: v & {1})
attempt(lambda: k + k)
attempt(lambda: hash(k))
attempt(lambda: k & 5)
attempt(lambda: k < ["a"])
try:
    k.mapping["x"] = 1
except TypeError as e:
    print(e)
it = iter(i)
print(next(it), list(it), next(it, None))
for key, value in d.items():
    d[key] = value * 10
print(d, [x for x in v], {y: x for x, y in i}, list(map(lambda p: p[0] * 2, i)), list(zip(k, v)))
empty = {}.keys()
print(empty, list(empty), empty == set(), bool(empty), bool(k), repr({}.values()), {1: [2]}.items(), {}.items() == set())
del d["a"]
print(k, "a" in k, len(i))
d.clear()
print(k, v, i)
