def primes(n):
    sieve = [True] * (n + 1)
    sieve[:2] = False, False
    for i in range(2, int(n ** 0.5) + 1):
        if sieve[i]:
            sieve[i * i::i] = [False] * len(sieve[i * i::i])
    return [i for i, prime in enumerate(sieve) if prime]

print(primes(60), len(primes(5000)))

def bisect(items, x):
    low, high = 0, len(items)
    while low < high:
        middle = (low + high) // 2
        if items[middle] < x:
            low = middle + 1
        else:
            high = middle
    return low

print([bisect([1, 3, 5, 7], x) for x in range(9)])

def levenshtein(a, b):
    row = list(range(len(b) + 1))
    for i, ca in enumerate(a, 1):
        previous, row[0] = row[0], i
        for j, cb in enumerate(b, 1):
            previous, row[j] = row[j], min(previous + (ca != cb), row[j] + 1, row[j - 1] + 1)
    return row[-1]

print(levenshtein("kitten", "sitting"), levenshtein("", "abc"), levenshtein("same", "same"))

def dijkstra(graph, start):
    best, left = {start: 0}, {start}
    while left:
        node = min(left, key=lambda n: (best[n], n))
        left.remove(node)
        for other, cost in graph[node].items():
            if best[node] + cost < best.get(other, float("inf")):
                best[other] = best[node] + cost
                left.add(other)
    return best

print(sorted(dijkstra({"a": {"b": 7, "c": 3}, "b": {"d": 2}, "c": {"b": 1, "d": 8}, "d": {}}, "a").items()))

def queens(n, row=0, columns=(), up=(), down=()):
    return 1 if row == n else sum(queens(n, row + 1, columns + (c,), up + (row + c,), down + (row - c,))
                                  for c in range(n) if c not in columns and row + c not in up and row - c not in down)

print([queens(n) for n in range(1, 7)])
collatz = lambda n: 0 if n == 1 else 1 + collatz(n // 2 if n % 2 == 0 else 3 * n + 1)
print(max(range(1, 200), key=collatz), collatz(27))
a = [[1, 2], [3, 4]]
print([[sum(x * y for x, y in zip(r, c)) for c in zip(*a)] for r in a], list(map(list, zip(*a[::-1]))))
