log = []


def source(n):
    for i in range(n):
        log.append(f"made {i}")
        yield i


g = (x * 2 for x in source(3))
print(log, type(g).__name__)
print(next(g), log)
print(list(g), log, list(g))
print(sum(x * x for x in range(10)), max((len(w), w) for w in ["a", "bbb", "cc"]), ",".join(str(x) for x in range(4)))
first = iter([1, 2, 3, 4])
pairs = ((a, next(first)) for a in first)
print(list(pairs))
y = 1
lazy = (y * i for i in range(3))
y = 100
print(list(lazy))
bound = [1, 2]
early = (i for i in bound)
bound = [7, 8, 9]
print(list(early))
gens = [(n for _ in range(1)) for n in range(3)]
print([list(g) for g in gens])
nested = ((i, j) for i in range(2) for j in (k * 10 for k in range(2)))
print(list(nested))
print(2 in (x for x in range(5)), any(x > 1 for x in (1, 2, 1 // 1)))
try:
    (x for x in 5)
except TypeError as e:
    print(e)
bad = (1 // x for x in [1, 0, 2])
print(next(bad))
try:
    next(bad)
except ZeroDivisionError as e:
    print(type(e).__name__)
print(list(bad))
a, b, c = (i ** 3 for i in range(3))
print(a, b, c, dict((k, v) for k, v in [("a", 1)]), set(i % 2 for i in range(5)))
