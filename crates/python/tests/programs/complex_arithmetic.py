a, b = 3 + 4j, 1 - 2j
print(a + b, a - b, a * b, a / b, a ** 2, -a, +a, abs(a), a.real, a.imag, a.conjugate())
print(a == 3 + 4j, a != b, a == 3, 5 + 0j == 5, 5.0 == 5 + 0j, bool(0j), bool(1j), hash(5 + 0j) == hash(5), complex(0, 1) ** 2)
print(a + 1, 1 + a, a * 2, 2 * a, a / 2, 1 / (2j), a - 0.5, a * 1j, a ** 0, a ** -1, 2 ** (1 + 0j))
print(complex(), complex(1), complex(1, 2), complex(1.5), complex("1+2j"), complex("-j"), complex(" 3j "), complex("(1-1j)"), complex("1e2+1e-2j"), complex(real=1, imag=2))
for bad in ("1 + 2j", "", "j1", "1+2", "1+2jj", "a"):
    try:
        print(bad, complex(bad))
    except ValueError as e:
        print(repr(bad), e)
for bad in (lambda: a < b, lambda: a // b, lambda: a % b, lambda: divmod(a, b), lambda: int(a), lambda: float(a), lambda: round(a), lambda: a >= 1, lambda: sorted([a, b]),
            lambda: complex("1", 2), lambda: complex(1, "2"), lambda: complex([])):
    try:
        bad()
    except TypeError as e:
        print("TypeError")
try:
    a / 0
except ZeroDivisionError:
    print("ZeroDivisionError")
try:
    0j ** -1
except ZeroDivisionError:
    print("ZeroDivisionError")
print(1j, 1.5j, 0j, 1 + 0j, 1e20j, 1e-7 + 1e16j, repr(2j), str(1 - 1j), [1j], complex(float("inf"), float("nan")), complex(-0.0, 1), complex(1, -0.0))
print(f"{a}", f"{a:.2f}", f"{a:>12}", f"{b:+.1f}", f"{1j:e}", f"{a!r:^10}|", "%s" % a)
print(1j * 1j, (1 + 1j) ** 4, sum([1j, 2j, 3]), {1j: "x"}[1j], 1j in [1j], isinstance(1j, complex), type(1 + 1j).__name__)
z = 0j
for _ in range(5):
    z = z * z + (0.25 + 0.5j)
print(z)
print((3 + 4j).__abs__(), (1 + 2j).__add__(1), (1 + 2j).__eq__("x"), (1 + 2j).__lt__(1), complex(1 + 2j).__complex__(), 3 .__add__(1j))
