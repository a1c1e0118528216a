# Tuples: making, comparing, hashing, unpacking in every place, singletons, slices, methods.
print((), (1,), tuple("ab"), tuple([1]), tuple({}), (1, 2) + (3,), (1,) * 3, (1, 2, 3)[::-1], (1, (2, 3))[1][0], 1 in (1, 2), (1, 2).index(2), (1, 1).count(1), len(()), (1, 2) < (1, 3), (1, 2) < (1, 2, 0), () < (1,), (1, 2) == [1, 2], hash((1, "a")) == hash((1, "a")), ((1, 2), 3) == ((1, 2), 3))
a = 1,
b = 1, 2
(c, d), e = b, 3
f, *g = "xyz"
*h, i = range(4)
j, (k, *l) = 1, "mno"
print(a, b, c, d, e, f, g, h, i, j, k, l, *b, sep="|")
for m, (n, o) in [(1, (2, 3)), (4, (5, 6))]:
    print(m, n, o, end=" ")
print([p + q for p, q in zip((1, 2), (3, 4))], {r: s for r, s in [(1, 2)]}, (lambda *t: t)(1, 2), (lambda t: t)((1, 2)), tuple(x for x in range(3)), () is (), tuple((t := (1, 2))) is t, max((1, 2), (1, 3)), sorted([(2, 1), (1, 2)]), min(((3,), (1,))), dict([(1, 2)]), isinstance((), tuple), (1, 2, 3)[1:][0], (yes := 5, no := 6)[0], not (), bool((0,)))
x = y = ()
x += (1,)
print(x, y)
t = ([1], 2)
t[0].append(5)
try:
    t[0] += [6]
except TypeError as error:
    print(error, t)
for wrong in [lambda: (1,)[1], lambda: (1, 2) + [3], lambda: (1,) * "a", lambda: (1).index(2), lambda: (1,).index(2), lambda: (1, "a") < (1, 2), lambda: hash(([],)), lambda: tuple(5), lambda: tuple(1, 2), lambda: (1, 2)["a"], lambda: (1,).append(2), lambda: (1, 2) * 1.5, lambda: (1,) < 5, lambda: -(1,)]:
    try:
        print(wrong())
    except Exception as error:
        print(type(error).__name__, error)
