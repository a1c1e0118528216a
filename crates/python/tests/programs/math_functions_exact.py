# Functions of math whose results are exact, and their errors.
import math

print(math.gcd(), math.gcd(12, 18, 27), math.gcd(-4, 6), math.lcm(4, 6), math.lcm(), math.lcm(0, 5))
print(math.factorial(0), math.factorial(25), math.comb(10, 3), math.comb(3, 10), math.perm(5, 2), math.perm(5))
print(math.isqrt(10**40 + 1), math.isqrt(0), math.isqrt(15), math.isqrt(16))
print(math.prod([1, 2, 3, 4]), math.prod([], start=7), math.prod([0.5, 4]), math.fsum([0.1] * 10))
print(math.floor(-2.5), math.ceil(-2.5), math.trunc(-2.5), math.floor(10**30), math.ceil(True))
print(math.frexp(10.0), math.ldexp(0.625, 4), math.modf(-3.25), math.copysign(3, -0.0), math.fabs(-7))
print(math.fmod(-7, 3), -7 % 3, math.remainder(7, 4), math.remainder(-5, 2), math.nextafter(1.0, 2.0), math.ulp(1.0))
print(math.isclose(1, 1 + 1e-10), math.isclose(0, 1e-12), math.isclose(0, 1e-12, abs_tol=1e-9), math.isfinite(1e308))
print(math.dist([0, 0], [3, 4]), math.hypot(3, 4, 12), math.hypot(), math.degrees(math.pi), math.radians(180))
print(math.log(8, 2), math.log2(2**100), math.log10(10**50), math.log1p(0), math.exp(0), math.expm1(0))
print(math.log(10**400) > 900, math.sqrt(2), math.sin(0), math.cos(0), math.atan2(-0.0, -1), math.inf, -math.inf, math.nan)
print(math.gamma(5), math.lgamma(3) > 0.69, math.erf(0), math.erfc(0), math.tau, math.e, math.pow(2, 0.5))
for wrong in [lambda: math.sqrt(-1), lambda: math.factorial(-1), lambda: math.factorial(2.0), lambda: math.isqrt(-1),
              lambda: math.comb(-1, 2), lambda: math.perm(3, -1), lambda: math.exp(1000), lambda: math.floor("a"),
              lambda: math.gcd(1.5), lambda: math.dist([1], [1, 2]), lambda: math.isclose(1, 1, rel_tol=-1),
              lambda: math.ceil(math.nan), lambda: math.floor(math.inf), lambda: math.fmod(1, 0),
              lambda: math.ldexp(1.0, 5000), lambda: math.pow(0, -1), lambda: math.sin("x"), lambda: math.comb(5),
              lambda: math.fsum([math.inf, -math.inf]), lambda: math.prod(3), lambda: math.lgamma(0)]:
    try:
        print(wrong())
    except Exception as error:
        print(type(error).__name__)
