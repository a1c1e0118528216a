# What CPython 3.12 to 3.14 added to itertools, functools, math, and operators.
import functools
import itertools
import math
import operator

print(list(itertools.batched("ABCDEFG", 3)), list(itertools.batched([], 2)), list(itertools.batched("abcd", 2, strict=True)))
for wrong in [lambda: itertools.batched("a", 0), lambda: list(itertools.batched("abc", 2, strict=True)), lambda: itertools.batched(3, 1), lambda: itertools.batched("a")]:
    try:
        print(wrong())
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)
print(math.sumprod([1, 2, 3], [4, 5, 6]), math.fma(2.0, 3.0, 1.0), math.nextafter(1.0, 2.0, steps=2), math.cbrt(8.0), math.exp2(5))
try:
    math.sumprod([1], [1, 2])
except ValueError as error:
    print(error)
print(operator.is_none(None), operator.is_not_none(None), sum([0.1] * 10), functools.reduce(operator.add, [1, 2], initial=10))
minus = functools.partial(operator.sub, functools.Placeholder, 3)
print(minus(10), repr(functools.Placeholder))
for wrong in [lambda: minus(), lambda: functools.partial(print, functools.Placeholder)]:
    try:
        print(wrong())
    except TypeError as error:
        print(error)
print(list(map(lambda a, b: a + b, [1, 2], [3, 4], strict=True)))
try:
    list(map(lambda a, b: a, [1], [1, 2], strict=True))
except ValueError as error:
    print(error)
print("a,b".replace(",", "-", count=1), b"ab".hex(), int.from_bytes(b"\x01"), (5).to_bytes(), (3).is_integer(), float.from_number(3), complex.from_number(2))
print(type(iter(itertools.pairwise("ab"))).__name__, slice(1, 2) == slice(1, 2), hash(slice(1, 2)) == hash(slice(1, 2)), {slice(1): "key"}[slice(1)])
