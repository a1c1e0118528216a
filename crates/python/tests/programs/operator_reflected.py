class Left:
    def __add__(self, other):
        print("Left.__add__", type(other).__name__)
        return NotImplemented

class Right:
    def __radd__(self, other):
        print("Right.__radd__", type(other).__name__)
        return "from right"

    def __rsub__(self, other):
        return f"{other} - right"

    def __rpow__(self, other):
        return f"{other} ** right"

    def __rmatmul__(self, other):
        return f"{other} @ right"

    def __rdivmod__(self, other):
        return ("rdivmod", other)

    def __rlshift__(self, other):
        return f"{other} << right"

    def __rmul__(self, other):
        return NotImplemented

r = Right()
print(Left() + r)
print(5 + r, "s" + r, [1] + r, None + r, 1.5 - r, 2 ** r, "m" @ r, divmod(7, r), 1 << r)
for bad in (lambda: Left() + Left(), lambda: r + 1, lambda: 5 * r, lambda: Left() + 5, lambda: r - r, lambda: "a" + 1, lambda: 1 + "a",
            lambda: [1] + (2,), lambda: {} + {}, lambda: "a" * "b", lambda: 1 @ 2, lambda: -"a", lambda: ~1.5):
    try:
        print(bad())
    except TypeError as e:
        print("TypeError:", e)

class Base:
    def __add__(self, other):
        return "Base.__add__"

    def __radd__(self, other):
        return "Base.__radd__"

class Derived(Base):
    def __radd__(self, other):
        return "Derived.__radd__"

class Plain(Base):
    pass

print(Base() + Derived(), Derived() + Base(), Base() + Plain(), Base() + Base(), 1 + Base())

class MyInt(int):
    def __radd__(self, other):
        return "MyInt.__radd__"

print(1 + MyInt(2), MyInt(2) + 1, sum([MyInt(1)]))
