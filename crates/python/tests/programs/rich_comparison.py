class Version:
    def __init__(self, *parts):
        self.parts = parts

    def __repr__(self):
        return ".".join(map(str, self.parts))

    def __eq__(self, other):
        return self.parts == other.parts if isinstance(other, Version) else NotImplemented

    def __lt__(self, other):
        return self.parts < other.parts if isinstance(other, Version) else NotImplemented

    def __le__(self, other):
        return self == other or self < other


a, b, c = Version(1, 2), Version(1, 10), Version(1, 2)
print(a < b, a > b, a <= c, a >= c, a == c, a != c, a != b)
print(sorted([b, a, Version(0, 9)]), max(a, b), min(b, a), [b, a].index(c), [a, b].count(c))
print(a == 5, a != 5, 5 == a, None == a)
for bad in (lambda: a < 5, lambda: 5 < a, lambda: a >= "x"):
    try:
        bad()
    except TypeError as e:
        print(e)
try:
    hash(a)
except TypeError as e:
    print(e)


class Results:
    def __eq__(self, other):
        return ["eq", other]

    def __ne__(self, other):
        return ""

    def __gt__(self, other):
        return "gt"


r = Results()
print(r == 1, r != 1, r > 1, 1 < r, not r != 1, 2 == r)


class OnlyEq:
    def __eq__(self, other):
        return other == "magic"


print(OnlyEq() != "magic", OnlyEq() != "x", "magic" == OnlyEq(), OnlyEq() in ["magic"], "magic" in [OnlyEq()])
