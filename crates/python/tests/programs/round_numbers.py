print([round(x) for x in (0.5, 1.5, 2.5, -0.5, -1.5, 2.4999, 2.5001, 0.49999999999999994)])
print([round(x, 1) for x in (0.25, 0.35, 0.05, 1.45, -0.25, 2.0)], [round(x, 2) for x in (2.675, 1.005, 1.115, 0.125, 0.375)])
print(round(1234.5678, -2), round(1234.5678, 0), round(1250.0, -2), round(1350.0, -2), round(5e-324, 1), round(1e300, 2), round(0.1, 20))
print(type(round(2.5)).__name__, type(round(2.5, 0)).__name__, type(round(2)).__name__, type(round(2, 0)).__name__, round(2.5, None))
print(round(-0.4), round(-0.4, 0), round(0.0), round(-2.5, 0), round(True), round(1e16), round(123456789012345.67))
print(round(number=3.14159, ndigits=3), round(3.14159, ndigits=1), round(1e22), round(99.995, 2), round(0.1 + 0.2, 15), round(1e-10, 5))
for bad in (float("nan"), float("inf"), float("-inf")):
    try:
        round(bad)
    except (ValueError, OverflowError) as e:
        print(type(e).__name__, e)
print(round(float("inf"), 2), round(float("nan"), 1))
for bad in ("a", None, 1j, [1]):
    try:
        round(bad)
    except TypeError as e:
        print(e)
try:
    round(1.5, 1.5)
except TypeError as e:
    print(e)
print([round(x, -1) for x in (5, 15, 25, 35, -5, -15, 4, 6, 95)], round(10 ** 30 + 5, -1) == 10 ** 30, round(10 ** 30 + 15, -1) - 10 ** 30)
print(int(2.9), int(-2.9), 7 // 1.0, -7.5 // 2, 7.5 % 2, -7.5 % 2, 7.5 % -2, divmod(7.5, 2), divmod(-7.5, 2))
print(2.5.__round__(), 2.567.__round__(1), 2.5.__trunc__(), 2.5.__floor__(), 2.5.__ceil__(), (-2.5).__floor__(), (-2.5).__ceil__())
total = 0
for x in range(1, 100):
    total += round(x / 8, 2)
print(round(total, 6), [f"{x / 8:.2f}" for x in (1, 3, 5, 7)])
print([round(x / 1000, 2) for x in range(1005, 1096, 10)])
