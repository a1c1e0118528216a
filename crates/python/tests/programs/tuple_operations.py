t = (1, 2, 3)
print(t[0], t[-1], t[1:], t[::-1], len(t), t + (4,), t * 2, 2 in t, t.index(2), t.count(1), t == (1, 2, 3), t is t[:], tuple(t) is t)
print((), (1,), 1, (1, 2), ((1,), ()), tuple("ab"), tuple([1]), tuple({1: 2}), tuple(x for x in "yz"), tuple(range(2)), tuple(), () * 5, () + ())
print((1, 2) < (1, 3), (1,) < (1, 0), (2,) > (1, 9, 9), () < (1,), (1, "a") < (1, "b"), (1, (2, 3)) < (1, (2, 4)), (1, 2) <= (1, 2), (0, 1) != (1, 0))


def attempt(fn):
    try:
        print(fn())
    except (TypeError, IndexError, ValueError, AttributeError) as e:
        print(type(e).__name__, e)


attempt(lambda: (1, "a") < (1, 2))
attempt(lambda: (1, "a") < (2, 2))
attempt(lambda: (1,) < [1])
attempt(lambda: t[3])
attempt(lambda: t.index(9))
attempt(lambda: t + [4])
attempt(lambda: t.append(4))
attempt(lambda: tuple(5))
attempt(lambda: t * 1.0)
try:
    t[0] = 5
except TypeError as e:
    print(e)
inner = ([1], 2)
inner[0].append("grown")
print(inner, hash((1, (2, "x"))) == hash((1, (2, "x"))), {(1, 2): "a"}[1, 2], {(): 1}[()])
attempt(lambda: hash(inner))
a = b = (1,)
a += (2,)
print(a, b, (1, 2).__add__((3,)), (1,).__contains__(1), sorted([(2, "a"), (1, "b"), (1, "a")]), max((1, 9), (2, 0)), min([(3,), (2, 5)]))
x = 1,
y = 1, 2
print(x, y, type(x).__name__, (5), (5,), [(i, i * i) for i in range(3)], dict([(1, 2), (3, 4)]), sum(((1,), (2,)), ()))


def several():
    return 1, [2], "three"


p, q, r = several()
print(several(), p, q, r, several()[1], len(several()), *several())
print((1, 2, 1).count(1), (1, 2, 1).index(1, 1), (True, 1, 1.0).count(1), (None,) == (None,), bool(()), bool((0,)), any(()), (1, 2) in [(1, 2)], 3 not in (1, 2))
for i, (m, n) in enumerate(((1, 2), (3, 4))):
    print(i, m, n)
print(isinstance((), tuple), type(()) is tuple, (lambda *a: a)(1, 2), tuple(zip("ab", (1, 2))), (*(1, 2), *[3]), tuple(sorted((3, 1, 2))))
