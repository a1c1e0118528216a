print(range(5), range(2, 5), range(0, 10, 3), list(range(5)), list(range(5, 0, -2)), list(range(3, 3)), list(range(-3)), list(range(0, -5, -1)))
r = range(10, 50, 7)
print(len(r), r[0], r[-1], r[1:3], r[::-1], r[::2], list(r[::-1]), r.start, r.stop, r.step, 17 in r, 18 in r, 17.0 in r, "a" in r, r.index(24), r.count(31), r.count(1))
print(range(0) == range(5, 5), range(0, 3, 2) == range(0, 4, 2), range(3) == range(0, 3, 1), range(3) != range(4), hash(range(3)) == hash(range(0, 3)), range(3) == [0, 1, 2], hash(range(0)) == hash(range(2, 1)))
big = range(0, 10 ** 30, 10 ** 29)
print(len(big), big[-1], 5 * 10 ** 29 in big, big[3:5], big.index(10 ** 29), list(big)[:2], big[-2:])
huge = range(2 ** 100)
print(huge[2 ** 99], 2 ** 99 in huge, huge[-1] == 2 ** 100 - 1, bool(huge), huge[5:2 ** 90:2 ** 89], next(iter(huge)))


def attempt(fn):
    try:
        print(fn())
    except (TypeError, ValueError, IndexError, OverflowError, AttributeError) as e:
        print(type(e).__name__, e)


attempt(lambda: range(1, 2, 0))
attempt(lambda: range(1.0))
attempt(lambda: range("5"))
attempt(lambda: r[100])
attempt(lambda: r[-100])
attempt(lambda: r.index(45, 1))
attempt(lambda: len(huge))
attempt(lambda: range(3) + range(3))
attempt(lambda: range(3) < range(4))
attempt(lambda: r["a"])
try:
    r[0] = 1
except TypeError as e:
    print(e)
try:
    r.start = 5
except AttributeError as e:
    print("AttributeError")
it = iter(range(3))
print(next(it), list(it), next(it, "end"), type(it).__name__, list(reversed(range(1, 10, 4))), list(reversed(range(0))), max(range(5)), sum(range(101)), sorted(range(3, 0, -1)))
print(True in range(2), range(True, 5), [*range(2)], list(range(-5, 5, 3)), list(range(5, -5, -3)), range(5)[2], range(10)[2:8:2][1], range(0, 10, 2)[::-1], range(5)[5:], range(5)[-2:])
for i in range(2):
    for i in range(10, 12):
        pass
    print(i)
print([i for i in range(20) if i in range(0, 20, 6)], list(zip(range(3), range(3, 0, -1))), dict.fromkeys(range(2)), tuple(range(1, 4)), {range(2): "r"}[range(0, 2)], isinstance(range(1), range))
