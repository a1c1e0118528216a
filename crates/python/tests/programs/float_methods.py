print((1.5).is_integer(), (2.0).is_integer(), float("inf").is_integer(), float("nan").is_integer(), (1e300).is_integer(), (-0.0).is_integer())
print((0.5).as_integer_ratio(), (0.1).as_integer_ratio(), (-2.75).as_integer_ratio(), (1e20).as_integer_ratio(), (0.0).as_integer_ratio())
print((1.5).hex(), (0.1).hex(), (-0.0).hex(), (1e300).hex(), (5e-324).hex(), float("inf").hex(), (255.0).hex(), (1 / 3).hex())
for text in ("0x1.8p+0", "0x1p-1074", "1.8", "0x.8", "-0x1.fp3", "inf", "nan", "0x1p1023", "  0xFFp-4 ", "0X1P5"):
    print(text, float.fromhex(text))
for bad in ("", "0x", "0x1p", "1.5e3z", "0x1p2000"):
    try:
        print(float.fromhex(bad))
    except (ValueError, OverflowError) as e:
        print(type(e).__name__)
print((2.5).real, (2.5).imag, (2.5).conjugate(), 2.5.__class__.__name__, (3.7).__int__(), (3.7).__trunc__(), (-3.7).__abs__())
print((1.5).__add__(1), (1.5).__radd__(1), (1.5).__eq__(1.5), (1.5).__add__("x"), (7.5).__floordiv__(2), (7.5).__mod__(2), (2.0).__pow__(3))
print(all(float.fromhex(x.hex()) == x for x in (0.1, 1 / 3, 1e-300, 123456.789, 2.0 ** -1070)))
print(hash(1.5) == hash(3 / 2), hash(2.0) == hash(2), hash(1e20) == hash(10 ** 20), {1.0: "x"}[1], 0.5 in {0.5})
print(float.__name__, float.fromhex.__name__, isinstance(1.0, float), isinstance(1, float), issubclass(bool, float))
x = 10.0
x += 1; x -= 0.5; x *= 2; x /= 4; x //= 1; x **= 3; x %= 7
print(x, -x, +x, abs(-x), x == 6, x < 7, 5 < x <= 6.0)
print(1.5 + 1, 1 + 1.5, 2 * 1.5, 3 - 0.5, 7 / 2.0, True + 0.5, 7 // 2.0, 7 % 2.5, 2 ** 0.5 * 2 ** 0.5)
print([x / 10 for x in range(5)], [0.1 * i for i in range(8)], sum([1.5, 2.5]), max(1.5, 1), min(0.1, 0.01))
for bad in (lambda: 1.5 + "a", lambda: "a" * 1.5, lambda: [1] * 2.0, lambda: 1.5 < "a", lambda: 1.5 & 1, lambda: range(2.0), lambda: list("ab")[1.0]):
    try:
        bad()
    except TypeError as e:
        print("TypeError")
