print([1, "a", None, True, 1.5, 2j, b"x", (1,), (), [], {}, set(), frozenset(), {1: {2: [3]}}, range(3), slice(1, 2), ..., int, len])
print({"k": "v", 1: [1, (2,)], (1, 2): {"n": None}}, {1}, frozenset([1]), {(1, "x")}, [[[]]], ((),), [()], {"": ""})
print(repr("a'b"), ["a'b", 'c"d', "e\\f", "g\nh"], {"q'": 'r"'}, ("é", "\x00"), [b"\xff'"], bytearray(b"ab"), [bytearray()])
x = [1]
x.append(x)
d = {"self": None}
d["self"] = d
t = ([],)
t[0].append(t)
print(x, d, t)
x.append({"back": x})
print(x)
a, b = [], []
a.append(b)
b.append(a)
print(a, b, [a, b])
m = {}
m["l"] = [m, (m, [m])]
print(m, str(m) == repr(m))


class L(list):
    pass


class D(dict):
    pass


class T(tuple):
    pass


class S(set):
    pass


class R:
    def __init__(self):
        self.items = [self]

    def __repr__(self):
        return f"R({len(self.items)})"


print(L([1, 2]), D(a=1), T((1, 2)), S([1]), S(), R().items, [R()], {"r": R()}, frozenset([R()]))
print(range(5), range(1, 5), range(0, 5, 2), slice(None), slice(1, None, -1), {1: 2}.keys(), {1: 2}.values(), {1: 2}.items())
print(repr([1.0, -0.0, 1e16, float("inf")]), str((1,)), str(({},)), "%s" % ([],), f"{[1, 'x']} {('y',)!r}", [str(1), repr("1")])
deep = []
for _ in range(30):
    deep = [deep]
print(deep, repr(deep).count("["))
print(type(print).__name__, [type(v).__name__ for v in (1, "", [], (), {}, {1}, None, 1.5, 1j, b"", range(1), lambda: 0, int, ...)])
