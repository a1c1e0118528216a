log = []

def numbers(n):
    for i in range(n):
        log.append(f"make {i}")
        yield i

def squares(items):
    for i in items:
        log.append(f"square {i}")
        yield i * i

def evens(items):
    return (i for i in items if i % 2 == 0)

def take(n, items):
    for _, item in zip(range(n), items):
        yield item

print(list(take(2, evens(squares(numbers(100))))))
print(log)

def windows(items, size):
    kept = []
    for item in items:
        kept.append(item)
        if len(kept) == size:
            yield tuple(kept)
            kept.pop(0)

print(list(windows("abcde", 3)))

def sieve():
    def without(factor, items):
        return (n for n in items if n % factor)

    def naturals():
        n = 2
        while True:
            yield n
            n += 1

    candidates = naturals()
    while True:
        prime = next(candidates)
        yield prime
        candidates = without(prime, candidates)

print(list(take(12, sieve())))

def permutations(items):
    if not items:
        yield []
    for i, item in enumerate(items):
        for rest in permutations(items[:i] + items[i + 1:]):
            yield [item, *rest]

print(["".join(p) for p in permutations("abc")])
