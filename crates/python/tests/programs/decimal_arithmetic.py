# Decimals: exact arithmetic, contexts, rounding, signals and forms.
from decimal import ROUND_HALF_UP, ROUND_CEILING, Context, Decimal, DivisionByZero, Inexact, InvalidOperation, Overflow, getcontext, localcontext

print(Decimal("0.1") + Decimal("0.2"), Decimal(1) / 3, Decimal("1.10") * 2, Decimal(7) // 2, Decimal(-7) % 3, divmod(Decimal(7), 2), Decimal(2) ** 100, Decimal(2) ** Decimal("0.5"))
print(Decimal(0.1), Decimal("1E+5"), Decimal("-0"), Decimal("  12_3.4 "), Decimal((1, (1, 2, 3), -2)), Decimal("NaN"), Decimal("Infinity"), Decimal.from_float(0.5), repr(Decimal("1e-10")))
print(Decimal("2.675").quantize(Decimal("0.01")), Decimal("2.675").quantize(Decimal("0.01"), rounding=ROUND_HALF_UP), round(Decimal("2.5")), round(Decimal("1.25"), 1), Decimal("1.1").to_integral_value(ROUND_CEILING), int(Decimal("3.9")))
print(Decimal("123.4500").normalize(), Decimal("1E3").normalize(), Decimal("1200").to_eng_string(), Decimal("1.2e7").to_eng_string(), Decimal("12.34").as_tuple(), Decimal("0.25").as_integer_ratio(), Decimal("12.3").adjusted())
print(f"{Decimal('1234567.891'):,.2f} {Decimal('0.5'):.0%} {Decimal('12'):>8} {Decimal('1e10'):e} {Decimal('3.14159'):.3} {Decimal(5):08.2f}")
print(Decimal("1.0") == 1, Decimal("1.0") == 1.0, hash(Decimal("1.0")) == hash(1), Decimal("0.1") == 0.1, sorted([Decimal(2), 1, 1.5]), max(Decimal(1), Decimal("1.0")), Decimal(1).compare(Decimal(2)), Decimal("1.0").compare_total(Decimal(1)))
with localcontext() as context:
    context.prec = 5
    print(Decimal(1) / 7, Decimal(22) / 7, +Decimal("1.23456789"), bool(context.flags[Inexact]), Decimal("123456") + 0)
    context.traps[InvalidOperation] = False
    print(Decimal("x"), Decimal(0) / 0, Decimal("inf") - Decimal("inf"), Decimal(-1).sqrt())
print(getcontext().prec, Decimal(2).sqrt(), Decimal(1).exp(), Decimal(10).ln(), Decimal(1000).log10(), Context(prec=3).divide(Decimal(2), Decimal(3)))
print(Decimal("1.5").copy_sign(Decimal(-1)), Decimal("5").fma(2, 3), Decimal("1.1").next_plus(), Decimal(7).logical_and if False else Decimal("-3.7").to_integral(), Decimal("sNaN").is_snan(), Decimal("9.99").number_class())
for wrong in [lambda: Decimal("abc"), lambda: Decimal(1) / 0, lambda: Decimal(0) / 0, lambda: Decimal("1") + 1.5, lambda: Decimal(10) ** 10**10, lambda: Decimal("NaN") < 1, lambda: int(Decimal("inf")), lambda: Decimal(1).quantize(Decimal("1e-40")), lambda: Decimal([1]), lambda: hash(Decimal("sNaN")), lambda: f"{Decimal(1):q}"]:
    try:
        print(wrong())
    except Exception as error:
        print(type(error).__name__, type(error).__mro__[1].__name__)
