class Money:
    def __init__(self, cents):
        self.cents = cents

    def __add__(self, other):
        if isinstance(other, Money):
            return Money(self.cents + other.cents)
        if other == 0:
            return self
        return NotImplemented

    __radd__ = __add__

    def __repr__(self):
        return f"{self.cents // 100}.{self.cents % 100:02}"

print(sum([Money(150), Money(275)]), Money(5) + Money(6), 0 + Money(1), sum([Money(1)], Money(9)))
try:
    Money(1) + 5
except TypeError as e:
    print(e)

class Celsius(float):
    def __str__(self):
        return f"{float(self):.1f}C"

    def __add__(self, other):
        return type(self)(float(self) + other)

c = Celsius(20.25)
print(c, repr(c), c + 1, type(c + 1).__name__, type(1 + c).__name__, type(c - 1).__name__, f"{c}", f"{c:.3f}", "%s" % c, round(c))

class Loud(int):
    def __eq__(self, other):
        return "eq"

    def __hash__(self):
        return 1

    def __bool__(self):
        return False

n = Loud(5)
print(n == 5, 5 == n, n + 1, bool(n), {n: "x"}, n < 6, int(n), type(int(n)).__name__, n.real, -n, n.bit_length())

class Words(str):
    def __len__(self):
        return len(self.split())

    def __iter__(self):
        return iter(self.split())

    def __getitem__(self, i):
        return self.split()[i]

w = Words("one two three")
print(len(w), list(w), w[1], w[-1], "two" in w, "ne tw" in w, w.upper(), type(w.upper()).__name__, [*w], w + "!")
