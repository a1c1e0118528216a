class N:
    def __int__(self):
        return 42

    def __float__(self):
        return 2.5

    def __complex__(self):
        return 1 + 2j

    def __round__(self, digits=None):
        return ("round", digits)

    def __trunc__(self):
        return "trunc"

    def __floor__(self):
        return "floor"

    def __abs__(self):
        return "abs"

    def __neg__(self):
        return "neg"

n = N()
print(int(n), float(n), complex(n), round(n), round(n, 2), round(n, None), abs(n), -n)
print("%d %i %f %.1e %s" % (n, n, n, n, 1), sum([1.5], 0) * 2)

class BadInt:
    def __int__(self):
        return "x"

class BadFloat:
    def __float__(self):
        return "x"

class Nothing:
    pass

def attempt(fn):
    try:
        print(fn())
    except TypeError:
        print("TypeError")

attempt(lambda: int(BadInt()))
attempt(lambda: float(BadFloat()))
attempt(lambda: complex("1", 2))
for fn in (int, float, complex, abs, round, bin, chr):
    attempt(lambda: fn(Nothing()))
attempt(lambda: -Nothing())
attempt(lambda: int([]))
attempt(lambda: float(None))
attempt(lambda: "%d" % "5")
attempt(lambda: "%d" % 3.99)
attempt(lambda: "%x" % 3.5)
print(int(3.99), int(-3.99), int("  12 "), int(True), float("1e3"), float(7), complex(1), complex("1+2j"), bool(0.0))
