class Acc:
    def __init__(self, items):
        self.items = items
    def __iadd__(self, other):
        self.items.append(other)
        return self
    def __isub__(self, other):
        return "replaced by a string"

    def __imul__(self, other):
        return NotImplemented

    def __mul__(self, other):
        return Acc(self.items * other)

a = b = Acc([1])
a += 2
print(a is b, b.items)
a *= 2
print(a is b, a.items, b.items)
b -= 1
print(b)

class OnlyAdd:
    def __init__(self, n):
        self.n = n

    def __add__(self, other):
        return OnlyAdd(self.n + other)

c = d = OnlyAdd(1)
c += 5
print(c.n, d.n, c is d)

class All:
    def __getattr__(self, name):
        raise AttributeError(name)

for op in ("iadd", "isub", "imul", "imatmul", "itruediv", "ifloordiv", "imod", "ipow", "ilshift", "irshift", "iand", "ixor", "ior"):
    setattr(All, f"__{op}__", lambda self, other, op=op: (op, other))
for symbol in ("+", "-", "*", "@", "/", "//", "%", "**", "<<", ">>", "&", "^", "|"):
    space = {"x": All()}
    exec(f"x {symbol}= 5", space)
    print(space["x"], end=" ")
print()
x = 5
try:
    x += "a"
except TypeError as e:
    print(e, x)
s = {1, 2}
t = s
s |= {3}
s -= {1}
s ^= {3, 4}
s &= {2, 4, 9}
print(t is s, sorted(s))
f = g = frozenset({1})
f |= {2}
print(f is g, sorted(f))
