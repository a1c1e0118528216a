# total_ordering, cmp_to_key and reduce.
from functools import cmp_to_key, reduce, total_ordering


@total_ordering
class Version:
    def __init__(self, text):
        self.parts = [int(part) for part in text.split(".")]

    def __eq__(self, other):
        if not isinstance(other, Version):
            return NotImplemented
        return self.parts == other.parts

    def __lt__(self, other):
        if not isinstance(other, Version):
            return NotImplemented
        return self.parts < other.parts

    def __repr__(self):
        return ".".join(map(str, self.parts))


old, new = Version("1.2"), Version("1.10")
print(old < new, old <= new, old > new, old >= new, old == new, old != new, old <= Version("1.2"))
print(sorted(map(Version, ["3.0", "1.10", "1.9", "2"])))
try:
    old < 3
except TypeError as error:
    print(error)
try:
    old >= "x"
except TypeError as error:
    print(error)
try:
    total_ordering(type("Empty", (), {}))
except ValueError as error:
    print(error)
by_length = cmp_to_key(lambda left, right: len(left) - len(right) or (left > right) - (left < right))
print(sorted(["bb", "a", "ccc", "aa", ""], key=by_length))
print(by_length("a") < by_length("bb"), by_length("a") == by_length("a"))
try:
    hash(by_length("x"))
except TypeError as error:
    print(str(error)[:16])
print(reduce(lambda total, part: total * 10 + part, [1, 2, 3]), reduce(max, [3, 9, 2], 5), reduce(min, [], 7))
for wrong in [lambda: reduce(max, [])]:
    try:
        wrong()
    except TypeError as error:
        print(error)
