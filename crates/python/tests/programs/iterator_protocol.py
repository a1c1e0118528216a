class Count:
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        return CountIterator(self.n)

class CountIterator:
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        return self

    def __next__(self):
        if self.n == 0:
            raise StopIteration
        self.n -= 1
        return self.n

c = Count(3)
print(list(c), list(c), [a + b for a in c for b in c])
it = iter(c)
print(next(it), list(it), list(it), next(it, "default"))
print(max(c), min(c), sum(c), sorted(c), tuple(c), set(c), "".join(map(str, c)), list(zip(c, c)), 1 in c, all(c), any(c))
a, *b = c
print(a, b, [*c, *c], dict.fromkeys(c), list(enumerate(c)), list(filter(None, c)))

class NotIterator:
    def __iter__(self):
        return 5

class NoIter:
    def __next__(self):
        return 1

for bad in (lambda: iter(NotIterator()), lambda: iter(NoIter()), lambda: next([1]), lambda: next(5), lambda: iter(None)):
    try:
        bad()
    except TypeError as e:
        print(e)
print(next(NoIter()))

class Fails:
    def __iter__(self):
        yield 1
        raise ValueError("midway")

seen = []
try:
    for x in Fails():
        seen.append(x)
except ValueError as e:
    print(seen, e)
i = iter([1, 2, 3])
print(iter(i) is i, list(zip(i, i)), next(i, None))
n = iter(range(10))
for x in n:
    print(x, next(n, "none"), end=" ")
print()
