# Dicts: order after changes, merging, views as sets, fromkeys, setdefault, popitem, comparison, own keys.
d = {"b": 1, "a": 2}
d["c"] = 3
d["b"] = 9
del d["a"]
d["a"] = 4
print(d, list(d), d.popitem(), d | {"z": 1, "b": 0}, {**d, "b": "new", **{"q": 1}}, d.setdefault("b", 5), d.setdefault("n"), d.get("none", "x"), d.pop("none", "default"), dict.fromkeys("ab", []), dict.fromkeys([1, 2]))
d |= [("k", "v")]
d.update(u=1, b=2)
d.update({"w": 3}.items())
print(d, len(d), d.keys() & {"b", "zz"}, d.keys() | {"new"} >= d.keys(), d.items() - {("b", 2)} != d.items(), sorted(d.keys() ^ {"b"}), {"b": 1}.keys() == {"b"}, {"x": 1}.items() == {("x", 1)}, d.keys().isdisjoint(["no"]), list(reversed(d))[0], d == dict(reversed(list(d.items()))), {1: "a", 1.0: "b", True: "c"}, {0: 1} == {False: 1})
view, items = d.keys(), d.items()
d["late"] = 1
print("late" in view, ("late", 1) in items, len(view), [key for key in list(d) if d.pop(key, None) is None], d)


class Key:
    def __init__(self, n): self.n = n
    def __hash__(self): return self.n % 2
    def __eq__(self, other): return isinstance(other, Key) and self.n == other.n
    def __repr__(self): return f"K{self.n}"


keys = {Key(n): n for n in range(6)}
print(keys, keys[Key(3)], keys.pop(Key(2)), Key(2) in keys, list(keys))
for wrong in [lambda: {}["x"], lambda: {}.popitem(), lambda: {}.pop("x"), lambda: {}.pop(), lambda: dict([(1, 2, 3)]), lambda: {} | [(1, 2)], lambda: dict.fromkeys(5), lambda: {}.update(5), lambda: dict(1, 2), lambda: {}.setdefault([]), lambda: {}.get(), lambda: {} + {}, lambda: {}.keys()[0], lambda: hash({}.keys()), lambda: {1: 2}.items() < 5, lambda: [key for key in keys if keys.pop(key, 1) is None or True]]:
    try:
        print(wrong())
    except Exception as error:
        print(type(error).__name__, str(error).split(" (unhashable")[0].replace("cannot use 'list' as a dict key", "unhashable type: 'list'")[:60])
