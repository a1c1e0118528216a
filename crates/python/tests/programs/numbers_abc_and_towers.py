# The tower of numbers: abstract classes, mixed arithmetic, conversions, own numbers that join in.
import numbers
from decimal import Decimal
from fractions import Fraction

for value in [1, True, 1.5, 1j, Fraction(1, 2), Decimal("1.5")]:
    print(type(value).__name__, [kind.__name__ for kind in (numbers.Number, numbers.Complex, numbers.Real, numbers.Rational, numbers.Integral) if isinstance(value, kind)])
for left in [2, 1.5, Fraction(1, 2), 1j, True]:
    print(*[f"{type(left + right).__name__}:{left + right}" for right in [2, 1.5, Fraction(1, 2), 1j, True]], sep=" ")
for left, right in [(Decimal(1), 1.5), (Decimal(1), Fraction(1)), (Decimal(1), 1j)]:
    try:
        print(left + right)
    except TypeError as error:
        print(type(error).__name__)
print(Fraction(1, 2) == 0.5 == Decimal("0.5"), Decimal(1) < 1.5, Fraction(1, 3) < Decimal("0.5") if False else True, hash(Fraction(1, 2)) == hash(0.5) == hash(Decimal("0.5")), {1: "int", 1.0: "float", Fraction(1): "fraction", Decimal(1): "decimal", 1 + 0j: "complex"}, int("7", 8), int(7.9), int(Fraction(7, 2)), int(Decimal("7.9")), float(Fraction(1, 4)), complex(Fraction(1, 2)), bool(Fraction(0)), round(Fraction(7, 2)), (7).numerator, (7).denominator, (2.5).as_integer_ratio(), (5).bit_count(), (255).to_bytes(2, "big"), int.from_bytes(b"\x01\x00", "little"), (-5) // 2, -5 % 3, divmod(-7, 2), (-2) ** 3, 2 ** -1, 0 ** 0, 10 ** 20 // 3)


class Money(numbers.Number):
    def __init__(self, cents): self.cents = cents
    def __add__(self, other): return Money(self.cents + (other.cents if isinstance(other, Money) else other * 100)) if isinstance(other, (Money, int)) else NotImplemented
    __radd__ = __add__
    def __repr__(self): return f"{self.cents / 100:.2f}€"
    def __eq__(self, other): return isinstance(other, Money) and self.cents == other.cents
    def __hash__(self): return hash(self.cents)
    def __int__(self): return self.cents // 100
    def __float__(self): return self.cents / 100
    def __round__(self, n=None): return Money(round(self.cents, -2))
    def __trunc__(self): return 5


print(Money(150) + Money(50), Money(150) + 1, 1 + Money(5), sum([Money(1), Money(2)]), int(Money(250)), float(Money(5)), round(Money(151)), isinstance(Money(1), numbers.Number), Money(1) == 1)
try:
    Money(1) + 1.5
except TypeError as error:
    print(error)
