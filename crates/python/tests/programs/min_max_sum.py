def attempt(fn):
    try:
        print(fn())
    except (TypeError, ValueError) as e:
        print(type(e).__name__)


print(min(3, 1, 2), max([3, 1, 2]), min("hello"), max("a", "b"), min([[2], [1, 9]]), max({"k": 1, "z": 0}))
print(min([], default="d"), max((), default=None), min([5], default=0), max("apple", "fig", key=len), min(["bb", "a", "c"], key=len))
print(max([1, 1.0, True]), min(1.0, 1), max([(1, "a"), (1, "b")]), max([3, -5, 4], key=abs), min(x * x for x in [-2, 1]))
print(max("b", "B", key=str.lower), max("B", "b", key=str.lower), min(0.0, -0.0), min(-0.0, 0.0))
nan = float("nan")
print(max(nan, 1), max(1, nan), min(nan, 1), min(1, nan))
attempt(lambda: min())
attempt(lambda: max([]))
attempt(lambda: min(5))
attempt(lambda: max(1, "a"))
attempt(lambda: max(1, 2, default=3))
attempt(lambda: max(None, 1))
print(sum([]), sum([1, 2], 10), sum([[1], [2]], []), sum((x for x in range(5))), sum([True, True]), sum([1, 2], start=5), sum([(1,)], ()))
print(sum(range(101)), sum([2 ** 64, 1]), sum([1j, 2]), sum({1: "a", 2: "b"}))
attempt(lambda: sum(["a", "b"]))
attempt(lambda: sum(["a"], ""))
attempt(lambda: sum([[1]]))
attempt(lambda: sum(5))
attempt(lambda: sum([b"a"], b""))
print(abs(-5), abs(2.5), abs(-0.0), abs(3 + 4j), abs(True), abs(-2 ** 70))
print(any([]), all([]), any([0, "", None]), any([0, [0]]), all([1, "a"]), all([1, 0]), any(x > 3 for x in range(5)), all(x for x in "ab"))
log = []
print(any(log.append(x) or x > 1 for x in range(5)), log, all(log.append(x) or x < 1 for x in range(5)), log)
