n = 10
print(n.real, n.imag, n.numerator, n.denominator, n.conjugate(), n.as_integer_ratio(), n.__class__.__name__)
print(n.__add__(5), n.__radd__(5), n.__sub__(3), n.__rsub__(3), n.__mul__(2), n.__floordiv__(3), n.__truediv__(4), n.__mod__(3), n.__neg__())
print(n.__add__(1.5), n.__eq__(10), n.__eq__(10.0), n.__lt__(11), n.__pow__(2), n.__pow__(2, 7), n.__rpow__(2), n.__divmod__(3), n.__bool__())
print((5).bit_length(), 5 .bit_count(), (-7).__abs__(), (7).__invert__(), (7).__lshift__(2), (3).__index__(), (3).__float__(), (3).__round__())
print(int.__name__, int.__add__(2, 3), isinstance(int, type), int(), int.__bases__)
print(divmod(17, 5), divmod(-17, 5), divmod(17, -5), divmod(-17, -5), divmod(0, 5), divmod(True, 2))
print([(a // b, a % b) for a in (7, -7) for b in (2, -2)], [a - (a // b) * b == a % b for a in (7, -7) for b in (3, -3)])
print(7 / 2, -7 / 2, 6 / 3, 1 / 3, 2 / 3, 10 / 4, 0 / 5, type(4 / 2).__name__)
for bad in (lambda: 1 / 0, lambda: 1 // 0, lambda: 1 % 0, lambda: divmod(1, 0), lambda: 0 ** -1, lambda: pow(0, -2)):
    try:
        bad()
    except ZeroDivisionError as e:
        print(type(e).__name__)
print(int("5").__hash__() == hash(5), hash(0), hash(1), hash(-1), hash(-2), hash(10 ** 6))
print(0 == False, 1 == True, 2 == True, True + True, True * 5, -True, +False, ~0, abs(True))
print(5 == 5.0, 5 != 5.0, 2 ** 53 == 2.0 ** 53, 2 ** 53 + 1 == 2.0 ** 53, 10 ** 400 > 1e308, -(10 ** 400) < float("-inf"), 10 ** 400 < float("inf"))
print(3 < 3.5 < 4, 1 < True, 0.1 + 0.2 == 0.3, 1 == 1 + 0j, 5 in [5.0], {5: "a"}[5.0], {True: "t"}[1], [1, 2].index(1.0))
print(round(15, -1), round(25, -1), round(-15, -1), round(1234, -2), round(5), round(12345678901234567890, -5), round(7, 3), round(149, -2), round(150, -2))
print(max(1, 1.5, True), sorted([3, 1.5, True, 0]), sum([1, True, 2.5]), min(0, False))
