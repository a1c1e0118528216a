# tee gives independent iterators over one source, which is read once.
from itertools import tee


def source():
    for letter in "abc":
        print("reads", letter)
        yield letter


left, right = tee(source())
print(next(left), next(left))
print(next(right))
print(list(left))
print(list(right))
print(tee([1], 0))
a, b, c = tee([1, 2], 3)
print(next(a), list(b), list(c), list(a))
import copy
one, _ = tee("xyz")
next(one)
two = copy.copy(one)
print(list(one), list(two))
for wrong in [lambda: tee([], -1), lambda: tee(4), lambda: tee()]:
    try:
        print(wrong())
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
