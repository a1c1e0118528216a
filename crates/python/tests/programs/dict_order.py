d = {"b": 1, "a": 2}
d["c"] = 3
d["b"] = 10
print(d, list(d), d.popitem(), d)
del d["b"]
d["b"] = "again"
print(d, list(d.items()), list(reversed(d)))
d.update({"z": 0, "a": 5}, y=1)
print(d)
d = dict([("x", 1), ("y", 2), ("x", 3)])
print(d, dict(x=1, a=2), dict({"k": 1}, z=2), dict(zip("ab", [1, 2])), {**{"p": 1}, "q": 2, **{"p": 3}})
print({1: "a", True: "b", 1.0: "c"}, {k: v for k, v in [("a", 1), ("b", 2), ("a", 3)]}, dict.fromkeys("hello"), dict.fromkeys([3, 1, 2], 0))
d = {i: i for i in range(10)}
for k in list(d):
    if k % 2:
        del d[k]
d[1] = "new"
print(d, next(iter(d)), list(d)[-1])
print({"a": 1, "b": 2} == {"b": 2, "a": 1}, list({"a": 1, "b": 2}) == list({"b": 2, "a": 1}))
d = {}
for word in "the cat and the dog and the bird".split():
    d[word] = d.get(word, 0) + 1
print(d, sorted(d.items(), key=lambda kv: -kv[1]), max(d, key=d.get))
d = {"a": 1, "b": 2, "c": 3}
print(d.popitem(), d.popitem(), d.popitem(), d)
d = {i: None for i in range(1000)}
for i in range(990):
    del d[i]
d["end"] = 1
print(d, len(d))
d.setdefault("s", []).append(1)
d.setdefault("s", []).append(2)
print(d["s"], list(d)[-2:])
c = {"k": 1, "l": 2}.copy()
c["k"] = c.pop("k")
print(c)
merged = {"a": 1, "b": 2} | {"c": 3, "a": 9}
print(merged, {"c": 3} | {"a": 1})
merged |= [("z", 1), ("b", 0)]
print(merged)
groups = {}
for n in range(7):
    groups.setdefault(n % 3, []).append(n)
print(groups, {v[0]: k for k, v in groups.items()})
