# Fractions: making them, arithmetic, comparison, limits, formats.
from fractions import Fraction
from decimal import Decimal
import math

print(Fraction(6, -4), Fraction("3/7"), Fraction(" -1.25e1 "), Fraction(0.5), Fraction(Decimal("0.1")), Fraction(), Fraction(True), repr(Fraction(1, 3)), Fraction("7_0/1_4"))
a, b = Fraction(1, 2), Fraction(2, 3)
print(a + b, a - b, a * b, a / b, a // b, a % b, divmod(b, a), a ** 2, a ** -2, a ** b, 2 ** Fraction(3), a + 1, a * 2.0, 1 - a, abs(-a), +a, -a)
print(a < b, a == 0.5, a == Decimal("0.5"), hash(a) == hash(0.5), sorted([b, a, 0.6]), math.floor(Fraction(-7, 2)), math.ceil(Fraction(7, 2)), round(Fraction(5, 2)), round(Fraction(22, 7), 2), int(Fraction(-7, 2)))
print(Fraction(math.pi).limit_denominator(1000), Fraction("0.333").limit_denominator(10), a.numerator, a.denominator, a.as_integer_ratio(), float(b), complex(a), bool(Fraction(0)), Fraction.from_float(0.25), Fraction.from_decimal(Decimal("1.5")))
print(sum([Fraction(1, n) for n in range(1, 11)]), math.prod([a, b, Fraction(9)]), min(a, b), Fraction(3).is_integer() if hasattr(a, "is_integer") else True)
for wrong in [lambda: Fraction(1, 0), lambda: Fraction("1/0"), lambda: Fraction("x"), lambda: Fraction(1.5, 2), lambda: a / 0, lambda: Fraction(float("nan")), lambda: Fraction(float("inf")), lambda: a < 1j, lambda: a + "x", lambda: Fraction("1/2", 3), lambda: b.limit_denominator(0), lambda: Fraction(0) ** -1]:
    try:
        print(wrong())
    except Exception as error:
        print(type(error).__name__, str(error)[:45])
