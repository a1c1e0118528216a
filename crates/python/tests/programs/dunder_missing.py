class Default(dict):
    def __missing__(self, key):
        print("missing", key)
        self[key] = value = key * 2
        return value

d = Default(a=1)
print(d["a"], d["b"], d["b"], d)
print(d.get("c"), "c" in d, d.pop("zz", None), d.setdefault("e", 5))
print("{a} {q}".format_map(d), "%(a)s %(r)s" % d)

class Raises(dict):
    def __missing__(self, key):
        raise LookupError(f"no {key}")

try:
    Raises()["x"]
except LookupError as e:
    print(type(e).__name__, e)

class Reverse(dict):
    def __getitem__(self, key):
        return ("got", super().__getitem__(key))

    def __setitem__(self, key, value):
        super().__setitem__(key, [value])

    def __contains__(self, key):
        return True

r = Reverse(a=1)
r["b"] = 2
r.update(c=3)
print(r["a"], r["b"], r["c"], r, "zzz" in r, r.get("a"), dict(r), list(r.values()))
print({**r}, r.copy().__class__.__name__, type(r | {}).__name__, r == {"a": 1, "b": [2], "c": 3})

class Plain:
    def __missing__(self, key):
        return "never"

    def __getitem__(self, key):
        raise KeyError(key)

try:
    Plain()["k"]
except KeyError as e:
    print("KeyError", e)

class L(list):
    def __getitem__(self, i):
        return "item"

    def append(self, x):
        super().append(x * 2)

x = L([1, 2])
x.append(3)
x += [4]
print(x, x[0], list(x), sum(x), type(x[0]).__name__, type(x + [1]).__name__)
