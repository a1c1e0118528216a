class Key:
    def __init__(self, name, h):
        self.name, self.h = name, h

    def __hash__(self):
        return self.h

    def __eq__(self, other):
        log.append((self.name, other.name))
        return self.name == other.name

    def __repr__(self):
        return f"Key({self.name!r}, {self.h})"

log = []
a, b, a2 = Key("a", 1), Key("b", 1), Key("a", 1)
d = {a: "first", b: "second"}
log.clear()
print(d[a2], d[b], len(d), log)
d[a2] = "replaced"
print(list(d), next(iter(d)) is a, d)
print(Key("a", 2) in d, Key("c", 1) in d)
s = {a, b, a2}
print(len(s), a2 in s)

class Constant:
    def __hash__(self):
        return 7

x, y = Constant(), Constant()
print(len({x: 1, y: 2}), {x: 1}.get(y), hash(x))

class Big:
    def __hash__(self):
        return 2 ** 200

print(hash(Big()) == hash(2 ** 200), hash(Big()) != 2 ** 200)
for value in ("text", 1.5, None):
    class Bad:
        def __hash__(self):
            return value
    try:
        hash(Bad())
    except TypeError as e:
        print(e)

class Mutable:
    def __init__(self, n):
        self.n = n

    def __hash__(self):
        return hash(self.n)

    def __eq__(self, other):
        return self.n == other.n

m = Mutable(1)
d = {m: "x"}
m.n = 2
print(m in d, Mutable(1) in d, Mutable(2) in d, list(d.values()))
