# The groups of groupby share one iterator: a group that is left behind is empty.
from itertools import groupby

for key, group in groupby("aaabbca"):
    print(key, list(group))
groups = groupby([1, 1, 2, 2, 3], key=lambda number: number // 2)
first_key, first = next(groups)
print(first_key, next(first))
second_key, second = next(groups)
print(second_key, list(first), list(second))
print(list(groups), next(groups, "over"))
kept = [(key, group) for key, group in groupby("xxyy")]
print([(key, list(group)) for key, group in kept])
print([key for key, _ in groupby([1, 1.0, True, 2])])
print(list(groupby([])))


class Odd:
    def __eq__(self, other):
        raise ValueError("no comparison")


try:
    for key, group in groupby([Odd(), Odd()]):
        print("a group", len(list(group)))
except ValueError as error:
    print(error)
try:
    groupby()
except TypeError as error:
    print(type(error).__name__)
