# min and max: keys, defaults, ties, strange comparisons, NaN.
print(max(3, 1, 2), min("b", "a"), max([1, 2], [1, 3]), max("abc", "abd", key=lambda s: s[0]), min([], default=0), max([], default=None), max((x for x in [2, 5, 1])), min({"b": 1, "a": 2}), max({"b": 1, "a": 2}.items(), key=lambda p: p[1]))
print(max([1, 1.0, True]), min([1, 1.0, True]), max([True, 1.0, 1]), max(float("nan"), 1), max(1, float("nan")), min([0.0, -0.0]), max(-1, 2, key=abs), max([3, -3], key=abs), min("Zebra", "apple", key=str.lower))


class Odd:
    def __init__(self, n): self.n = n
    def __lt__(self, other): print("lt", self.n, other.n); return self.n < other.n
    def __gt__(self, other): print("gt", self.n, other.n); return self.n > other.n


print(min([Odd(2), Odd(1)]).n, max(Odd(1), Odd(2), Odd(0)).n)
for wrong in [lambda: max(), lambda: max(1, "a"), lambda: min(5), lambda: max(1, 2, default=3), lambda: max([1], key=5), lambda: max([1, "a"], key=len), lambda: min(None)]:
    try:
        print(wrong())
    except Exception as error:
        print(type(error).__name__, str(error).replace("iterable argument", "arg").split(" or")[0][:45])
