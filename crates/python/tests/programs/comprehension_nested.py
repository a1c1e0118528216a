print([i * j for i in range(3) for j in range(i)])
print([[i * j for j in range(3)] for i in range(3)])
matrix = [[1, 2, 3], [4, 5, 6]]
print([[row[i] for row in matrix] for i in range(3)], [v for row in matrix for v in row if v % 2])
print({k: {v: k * v for v in range(2)} for k in range(3)})
print(sorted({(a, b) for a in "xy" for b in "xy" if a != b}))
print([x for x in range(30) if x % 2 == 0 if x % 3 == 0])
print([(a, b, c) for a in range(1, 15) for b in range(a, 15) for c in range(b, 15) if a * a + b * b == c * c])
print([y for x in [1, 2, 3] for y in [x * x] if y > 1])
print({word[0]: word for word in ["apple", "avocado", "bean"]})
print([(i, c) for i, c in enumerate("abc") if i != 1], [a + b for a, b in zip("ab", "cd")])
print([*[1 for _ in range(2)], *(2 for _ in range(2))])
log = []


def t(x):
    log.append(x)
    return x


_ = {t(k): t(v) for k, v in [("a", 1), ("b", 2)]}
print(log)
log.clear()
_ = [t(i) for i in t([1, 2]) for j in t([3, 4])]
print(log)
primes = [n for n in range(2, 50) if all(n % d for d in range(2, int(n ** 0.5) + 1))]
print(primes)
print([[] for _ in range(3)], [x for x, in [(1,), (2,)]], [r for _, *r in ["abc", "d"]])
print([lambda: n for n in range(2)][0](), [n if n else "zero" for n in range(2)])
print(list(map(sum, [[i for i in range(n)] for n in range(5)])), "".join(c.upper() for c in "abc" if c != "b"))
