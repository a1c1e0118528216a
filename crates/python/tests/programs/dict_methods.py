d = {"a": 1, "b": 2}
print(d.get("a"), d.get("z"), d.get("z", 0), d.setdefault("a", 9), d.setdefault("c", 3), d.pop("c"), d.pop("zz", None), "a" in d, "z" not in d, len(d))
print(d.keys(), d.values(), d.items(), d.copy() == d, d.copy() is d, bool({}), bool(d), list(d), sorted(d, reverse=True), min(d), sum(d.values()))


def attempt(fn):
    try:
        print(fn())
    except (KeyError, TypeError, ValueError, AttributeError) as e:
        print(type(e).__name__, e)


attempt(lambda: d["missing"])
attempt(lambda: d[1, 2])
attempt(lambda: d.pop("missing"))
attempt(lambda: {}.popitem())
attempt(lambda: d.__delitem__("missing"))
attempt(lambda: dict(5))
attempt(lambda: d.missing)
attempt(lambda: dict.fromkeys(5))
attempt(lambda: d < {})
attempt(lambda: d + {})
attempt(lambda: d.get())
for bad in ([1], ["abc"], [(1, 2, 3)], [(1,)], 5, "ab"):
    try:
        print({}.update(bad) or dict(bad))
    except (TypeError, ValueError) as e:
        print(repr(bad), type(e).__name__)
d.update([("x", 1)], y=2)
d.update({"a": 100})
d.update()
d.update(["pq", ("r", "s")])
print(d, d.clear(), d, dict(["ab", "cd"]), dict(a=1, **{"b": 2}), dict({}), dict())
shared = dict.fromkeys("ab", [])
shared["a"].append(1)
print(shared, {(1, 2): "t", None: 0, 1.5: "f", b"b": "bytes"}, {"k": {"n": {"m": 1}}}["k"]["n"]["m"])


class Keys:
    def keys(self):
        return iter("xy")

    def __getitem__(self, key):
        return key.upper()


print(dict(Keys()), {**Keys()}, {"a": 0} | dict(Keys()))
f = {"a": 1}
print(f | {"b": 2}, f.__or__({"c": 3}), f.__or__([1]), {"x": 1} == {"x": 1.0}, {} == [], {"a": [1]} != {"a": [2]}, f.__contains__("a"), f.__len__())
