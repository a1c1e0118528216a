# Floats: text both ways, extremes, formats, integers of floats, hexadecimal text, ratios.
import math
import sys

for x in [0.1, 1 / 3, 1e16, 1e15, 123456789012345678.0, 1e-5, 0.0001, 5e-324, 1.7976931348623157e308, -0.0, 1e22, 1e23, 2.5, float("inf"), float("-inf"), float("nan"), 100.0, 1e100, 4.35, 0.5 + 1e-16]:
    print(x, repr(x), f"{x:.3f}", f"{x:g}", f"{x:.17g}", f"{x:e}", x.hex(), x.is_integer(), f"{x:10.2f}|{x:<8.3g}|{x:+.1e}|{x:%}")
print(float("1e5"), float(" -1.5\n"), float("1_000.5"), float("infinity"), float("NaN"), float("0x1p3") if False else float.fromhex("0x1.8p3"), float.fromhex("-0x.1p-4"), float.fromhex("inf"), (0.75).as_integer_ratio(), (2.0**70).as_integer_ratio(), int(1e20), int(-2.9), 7.0 // 2, -7.5 // 2, -7.5 % 2, divmod(7.5, -2), 2.0**0.5, 0.1 + 0.2, 1e308 * 10, -1e308 * 10, 1.0.real, (1.5).conjugate(), math.inf - math.inf, 1e16 + 1, 0.1 * 3, 1 - 0.9)
print(sys.float_info.max, sys.float_info.epsilon, sys.float_info.dig, sys.float_info.mant_dig, float.__getformat__("double"), 1.0 == 1, 1.0 is 1.0, 2**53 == 2.0**53, 2**53 + 1 == float(2**53 + 1), 10**400 > 1e308, -(10**400) < -math.inf, 1e308 < 10**309, math.nan == math.nan, math.nan != math.nan, 0.0 == -0.0, sorted([3, 1.5, 2]), 1 < 1.5 < 2)
for wrong in [lambda: float("x"), lambda: float(""), lambda: float("1e"), lambda: float("1__0"), lambda: float(None), lambda: float("1 2"), lambda: int(math.nan), lambda: int(math.inf), lambda: 1.0 / 0, lambda: 0.0 ** -1 if False else 1.5 // 0, lambda: 1e300 ** 2, lambda: float(10**400), lambda: float.fromhex("zz"), lambda: float.fromhex("0x1p99999"), lambda: math.inf.as_integer_ratio(), lambda: math.nan.as_integer_ratio(), lambda: 1.5 << 1, lambda: ~1.5, lambda: 1.5 | 1, lambda: [1][1.0], lambda: "a" * 1.0, lambda: range(1.0), lambda: float(1, 2), lambda: (1.5).x, lambda: 1.5(), lambda: round(1.5, 1.5)]:
    try:
        print(wrong())
    except Exception as error:
        print(type(error).__name__, error)
