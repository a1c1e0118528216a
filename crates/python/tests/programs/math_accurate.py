# Results of `math` that are right to the last place where it is cheap to be wrong.
import math

print(math.atanh(-0.9999999999999999), math.atanh(0.9999999999999999), math.atanh(0.25), math.atanh(-1e-300))
for x in [-160.5, -170.5, -171.5, -176.5, -0.5, 171.0, 1e-300]:
    print(x, math.gamma(x))
for x in [5e-324, -5.5e-309, 0.0, -1.0, 172.0]:
    try:
        print(math.gamma(x))
    except (OverflowError, ValueError) as error:
        print(type(error).__name__)
vectors = [(3e200, 4e200), (1.5, 2.5, 3.5), (5e-324, 5e-324), (1e-310, 3e-310, 2e-310), (1e308, 1e308), (3,), ()]
vectors += [(0.1, 0.2), (1e308, 1e308, 1e308, 1e308), (-7, 24), (0.0, -0.0), (math.inf, math.nan), (math.nan, 1)]
for vector in vectors:
    print(vector, math.hypot(*vector), math.dist(vector, [0] * len(vector)))
for x, y in [(0.0, -0.0), (-5e-324, 0.0), (5e-324, -0.0), (1.0, 1.0), (math.nan, 1.0), (1.0, math.inf), (0.0, -1.0)]:
    print(x, y, math.nextafter(x, y))
