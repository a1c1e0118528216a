# sum, round, divmod, pow and abs on values of every kind of number.
from decimal import Decimal
from fractions import Fraction

VALUES = [5, -7, True, 2.5, -0.5, Fraction(7, 2), Decimal("2.5"), 1 + 2j, 10**30]
for value in VALUES:
    for call in [lambda: round(value), lambda: round(value, 1), lambda: round(value, -1), lambda: divmod(value, 2), lambda: abs(value), lambda: pow(value, 2), lambda: sum([value, value]), lambda: sum([value], 1.5)]:
        try:
            result = call()
            print(type(result).__name__, result, end="; ")
        except TypeError as error:
            print("TypeError", end="; ")
    print()
print([round(x / 2) for x in range(-5, 6)], [round(x * 10 + 5, -1) for x in range(4)], round(2.675, 2), round(1e300, 2), round(0.5, 400), round(123456.789, -400), sum([[1], [2]], []), sum((), 5))
for wrong in [lambda: sum(["a"], ""), lambda: sum([b""], b""), lambda: round(1.5, "a"), lambda: round("x"), lambda: sum(5), lambda: round(float("inf")), lambda: round(float("nan")), lambda: divmod(1, 0), lambda: divmod(1.0, 0), lambda: pow(2, 5, 0), lambda: pow(2.0, 5, 3), lambda: pow(4, -1, 8)]:
    try:
        print(wrong())
    except Exception as error:
        print(type(error).__name__)
