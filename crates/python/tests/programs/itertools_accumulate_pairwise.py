# Running totals, pairs and batches of iterables.
import itertools
import operator

print(list(itertools.accumulate([])), list(itertools.accumulate([5])))
print(list(itertools.accumulate([1, 2, 3], initial=100)))
print(list(itertools.accumulate([3, 1, 4, 1, 5, 9, 2, 6], max)))
print(list(itertools.accumulate("abc", lambda left, right: right + left)))
print(list(itertools.accumulate([1, 2, 3, 4], operator.mul, initial=None)))
print(list(itertools.pairwise("abcd")), list(itertools.pairwise("a")), list(itertools.pairwise([])))


def noisy():
    for number in range(3):
        print("makes", number)
        yield number


pairs = itertools.pairwise(noisy())
print(next(pairs))
print(next(pairs))
print(next(pairs, "end"))
print(next(pairs, "still"))
for wrong in [lambda: itertools.accumulate(), lambda: itertools.accumulate(3), lambda: itertools.pairwise(None),
              lambda: list(itertools.accumulate([1, "a"]))]:
    try:
        print(wrong())
    except TypeError as error:
        print(type(error).__name__, error)
running = itertools.accumulate([1, 2, 3])
print(next(running), list(running), list(running))
print(iter(running) is running)
