# Classes with every operator: vectors, matrices, polynomials.
from functools import reduce
from itertools import zip_longest


class Vector:
    __slots__ = ("parts",)

    def __init__(self, *parts): self.parts = parts
    def __repr__(self): return f"Vector{self.parts}"
    def __add__(self, other): return Vector(*map(sum, zip(self.parts, other.parts)))
    def __sub__(self, other): return self + -other
    def __neg__(self): return Vector(*(-x for x in self.parts))
    def __mul__(self, k): return Vector(*(x * k for x in self.parts)) if isinstance(k, (int, float)) else NotImplemented
    __rmul__ = __mul__
    def __matmul__(self, other): return sum(x * y for x, y in zip(self.parts, other.parts))
    def __abs__(self): return (self @ self) ** 0.5
    def __bool__(self): return any(self.parts)
    def __eq__(self, other): return isinstance(other, Vector) and self.parts == other.parts
    def __hash__(self): return hash(self.parts)
    def __iter__(self): return iter(self.parts)
    def __getitem__(self, at): return Vector(*self.parts[at]) if isinstance(at, slice) else self.parts[at]
    def __len__(self): return len(self.parts)
    def __contains__(self, x): return x in self.parts
    def __round__(self, n=0): return Vector(*(round(x, n) for x in self.parts))
    def __format__(self, spec): return "<" + " ".join(format(x, spec) for x in self.parts) + ">"
    def __truediv__(self, k): return self * (1 / k)
    def __divmod__(self, k): return Vector(*(x // k for x in self.parts)), Vector(*(x % k for x in self.parts))
    def __lt__(self, other): return abs(self) < abs(other)
    def __reversed__(self): return Vector(*self.parts[::-1])
    def __index__(self): return int(self.parts[0])
    def __complex__(self): return complex(*self.parts[:2])


class Poly:
    def __init__(self, *c): self.c = list(c)
    def __call__(self, x): return reduce(lambda total, c: total * x + c, reversed(self.c), 0)
    def __add__(self, other): return Poly(*(a + b for a, b in zip_longest(self.c, other.c, fillvalue=0)))
    def __mul__(self, other):
        out = [0] * (len(self.c) + len(other.c) - 1)
        for i, a in enumerate(self.c):
            for j, b in enumerate(other.c):
                out[i + j] += a * b
        return Poly(*out)
    def __pow__(self, n): return reduce(Poly.__mul__, [self] * n, Poly(1))
    def __str__(self): return " + ".join(f"{c}x^{i}" for i, c in enumerate(self.c) if c) or "0"


v, w = Vector(3, 4), Vector(1, 2)
print(v + w, v - w, 2 * v, v * 0.5, v @ w, abs(v), bool(Vector(0, 0)), v == Vector(3, 4), {v: "found"}[Vector(3, 4)], [*v], v[0], v[:1], len(v), 4 in v)
print(round(v / 3, 2), f"{v:.1f} {v:>5}", divmod(v, 2), w < v, reversed(v), [10, 20, 30, 40][v], complex(v), sorted([v, w]), max(v, w), sum([v, w], Vector(0, 0)))
p = Poly(1, 1)
print(p ** 3, (p ** 3)(2), p + Poly(0, 0, 5), Poly(0))
for wrong in [lambda: v * "a", lambda: v + 1, lambda: v > w and v >= w, lambda: v.x, lambda: setattr(v, "x", 1), lambda: +v, lambda: v // 2, lambda: v @ 3, lambda: [1][v], lambda: float(v), lambda: int(v)]:
    try:
        print(wrong())
    except Exception as error:
        print(type(error).__name__, str(error).split(" and no")[0][:40])
