def noisy(name, n):
    for i in range(n):
        log.append(f"{name}{i}")
        yield i


log = []
z = zip(noisy("a", 3), noisy("b", 2))
print(log, type(z).__name__)
print(next(z), log)
print(list(z), log)
log.clear()
a = noisy("a", 3)
print(list(zip(noisy("b", 2), a)), log, next(a, "nothing left"))
print(list(zip()), list(zip("ab")), list(zip("abc", range(10), [True, False])))
print(dict(zip(["k1", "k2"], [1, 2])), list(zip(*[(1, "a"), (2, "b")])), [*zip(*zip([1, 2], [3, 4]))])
print(list(zip("ab", "cd", strict=True)))
for arguments in (("abc", "de"), ("ab", "cde"), ("a", "b", ""), ("", "", "x")):
    z = zip(*arguments, strict=True)
    taken = []
    try:
        for item in z:
            taken.append(item)
    except ValueError as e:
        print(taken, e)
i = iter(range(6))
print(list(zip(i, i, i)))
it = zip([1, 2], [3, 4])
print(iter(it) is it, next(it), list(it), list(it))
for bad in (lambda: zip(5), lambda: zip("a", None), lambda: zip("a", wrong=1)):
    try:
        bad()
    except TypeError as e:
        print("TypeError")
matrix = [[1, 2, 3], [4, 5, 6]]
print([list(column) for column in zip(*matrix)], [sum(pair) for pair in zip(*matrix)])
for (x, y), c in zip([(1, 2), (3, 4)], "pq"):
    print(x, y, c)
