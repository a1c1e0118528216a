# Complex numbers: text, arithmetic, comparison, polar forms, roots, branch cuts and errors.
import cmath

for z in [1 + 2j, -1j, 0j, complex("1-2j"), complex(" ( 3+4J ) "), complex(1.5), complex(1, -0.0), complex("inf+nanj"), complex(-0.0, 0), 1e20j, complex("j"), complex("-1e3"), complex(True, 2)]:
    print(z, repr(z), z.real, z.imag, z.conjugate(), abs(z), z == z.real, bool(z), f"{z:.2f}", f"{z:>15}", f"{z:+g}")
print((1 + 2j) * (3 - 1j), (1 + 2j) / (3 - 1j), (1 + 2j) ** 2, (1 + 2j) ** -1, 2 ** 1j, (1 + 1j) ** 0.5, 1j ** 2, -(1 + 2j), 1 + 2j - 3, 2 * 1j, hash(1 + 0j) == hash(1), {1: "a"}[1 + 0j], sum([1j, 2]), 3j == 3j, 1j != 1)
print(cmath.sqrt(-1), cmath.polar(1 + 1j), cmath.rect(2, cmath.pi / 2).imag, cmath.phase(-1), cmath.exp(0), cmath.log(1), cmath.isclose(1j, 1j + 1e-12), cmath.isnan(complex("nan")), cmath.isinf(complex("inf")), cmath.isfinite(1j), cmath.inf, cmath.infj, cmath.nanj, cmath.sqrt(complex(-1, -0.0)), cmath.cos(0), cmath.tanh(0), cmath.atan(0))
for wrong in [lambda: 1j < 2j, lambda: 1j // 1, lambda: 1j % 1, lambda: divmod(1j, 1), lambda: int(1j), lambda: float(1j), lambda: 1j / 0, lambda: 0j ** -1, lambda: complex("x"), lambda: complex("1+"), lambda: complex("1 + 2j"), lambda: complex(None), lambda: round(1j), lambda: f"{1j:d}", lambda: f"{1j:05}", lambda: f"{1j:%}", lambda: sorted([1j, 2j]), lambda: abs(complex(1e308, 1e308)), lambda: cmath.log(0), lambda: cmath.sqrt("x"), lambda: range(1j), lambda: [1][1j], lambda: 1j.x, lambda: max(1j, 2j), lambda: pow(1j, 2, 3), lambda: 1j << 1]:
    try:
        print(wrong())
    except Exception as error:
        print(type(error).__name__)
