def count(n):
    print("start")
    i = 0
    while i < n:
        yield i
        i += 1
    print("end")


g = count(2)
print(type(g).__name__, iter(g) is g, g.__name__, g.__qualname__)
print(next(g))
print(next(g))
try:
    next(g)
except StopIteration as e:
    print("stopped", e.value, e.args)
try:
    next(g)
except StopIteration:
    print("still stopped")
print(next(g, "default"))


def empty():
    return
    yield


print(list(empty()), list(count(0)))


def bare():
    got = yield
    print("got", got)
    yield


print(list(bare()))


def fib():
    a, b = 0, 1
    while True:
        yield a
        a, b = b, a + b


print([x for x, _ in zip(fib(), range(12))])


def two_values():
    yield 1, 2
    yield (yield 3)


print(list(two_values()))
a, *b = count(3)
print(a, b, sum(count(4)), max(count(3)), 2 in count(5), "".join(str(x) for x in count(3)))
