log = []


def f(x, y=0):
    log.append(x)
    return x * 10 + y


m = map(f, [1, 2, 3])
print(log, type(m).__name__, next(m), log)
print(list(m), log, list(m))
print(list(map(f, [1, 2, 3], [4, 5])), list(map(lambda *a: a, "ab", [1, 2, 3], (True, False))))
print(list(map(str, [1, 2])), list(map(None.__class__, [])), list(map(len, ["", "a", "bb"])), sum(map(int, "123")))
log.clear()
k = filter(lambda x: log.append(x) or x > 1, [0, 1, 2, 3])
print(log, type(k).__name__, next(k), log, list(k), log)
print(list(filter(None, [0, 1, "", "a", [], [0], None, True])), list(filter(str.isdigit, "a1b2")), list(filter(bool, range(3))))
bad = map(lambda x: 1 // x, [1, 0, 2])
print(next(bad))
try:
    next(bad)
except ZeroDivisionError:
    print("ZeroDivisionError")
print(next(bad), next(bad, "end"))


def stops(x):
    if x == 2:
        raise StopIteration
    return x


print(list(map(stops, [1, 2, 3])))
for wrong in (lambda: map(f), lambda: map(), lambda: map(f, 5), lambda: filter(f), lambda: filter(None, 3), lambda: list(map(5, [1]))):
    try:
        wrong()
    except TypeError as e:
        print("TypeError")
print([*map(lambda p: p[0] + p[1], zip([1, 2], [3, 4]))], list(map(max, [1, 5], [4, 2])), list(map(pow, [2, 3], [3, 2])))
nested = map(lambda x: map(lambda y: x * y, range(3)), range(3))
print([list(row) for row in nested])
print(list(map(lambda x: x + 1, map(lambda x: x * 2, filter(lambda x: x % 2, range(6))))))
