class V:
    def __init__(self, *xs):
        self.xs = xs

    def __repr__(self):
        return f"V{self.xs}"

    def __add__(self, o):
        return V(*(a + b for a, b in zip(self.xs, o.xs)))

    def __sub__(self, o):
        return V(*(a - b for a, b in zip(self.xs, o.xs)))

    def __mul__(self, k):
        return V(*(a * k for a in self.xs))

    def __matmul__(self, o):
        return sum(a * b for a, b in zip(self.xs, o.xs))

    def __truediv__(self, k):
        return V(*(a / k for a in self.xs))

    def __floordiv__(self, k):
        return V(*(a // k for a in self.xs))

    def __mod__(self, k):
        return V(*(a % k for a in self.xs))

    def __divmod__(self, k):
        return self // k, self % k

    def __pow__(self, k, mod=None):
        return V(*(pow(a, k, mod) for a in self.xs))

    def __lshift__(self, k):
        return V(*self.xs[k:], *self.xs[:k])

    def __and__(self, o):
        return V(*(a for a in self.xs if a in o.xs))

    def __neg__(self):
        return V(*(-a for a in self.xs))

    def __pos__(self):
        return "pos"

    def __invert__(self):
        return V(*self.xs[::-1])

    def __abs__(self):
        return sum(map(abs, self.xs))

a, b = V(1, 2, 3), V(3, 20, 10)
print(a + b, a - b, a * 2, a @ b, b / 2, b // 3, b % 3, divmod(b, 7), a ** 2, pow(a, 3, 5))
print(a << 1, a & b, -a, +a, ~a, abs(-b), a + b * 2 - -a, a.__add__(b))
for bad in ("a | b", "a ^ b", "a >> 1", "2 * a", "a < b", "a[0]", "a()", "len(a)"):
    try:
        eval(bad)
    except TypeError as e:
        print(e)
