"""Small programs, each of one idea that everyday code leans on: the best of five runs of each, in milliseconds. Run it on
both machines, as nine.py."""
import time

def t(f):
    b = time.perf_counter(); f(); return time.perf_counter() - b

def concat():
    s = ''
    for i in range(20000): s += 'x'
    return len(s)

def join():
    return len(','.join([str(i) for i in range(20000)]))

def fstrings():
    n = 0
    for i in range(20000): n += len(f'{i}: {i * 2:5d} {"a"!r} {i / 3:.2f}')
    return n

def percents():
    n = 0
    for i in range(20000): n += len('%s is %d of %5.1f' % ('x', i, i / 2))
    return n

def strmethods():
    n = 0
    for line in ['  the quick brown fox, jumps over the lazy dog  '] * 2000:
        words = line.strip().replace(',', '').split()
        for w in words:
            if w.startswith('j') or w.upper() == 'DOG': n += w.find('o')
    return n

def dictwork():
    d = {}
    for i in range(20000): d[i] = d.get(i - 1, 0) + 1
    n = 0
    for k, v in d.items():
        if k in d: n += v
    for k in list(d): del d[k]
    return n

def counting():
    d = {}
    for c in 'the quick brown fox jumps over the lazy dog' * 500:
        if c in d: d[c] += 1
        else: d[c] = 1
    return d

def listwork():
    a = []
    for i in range(20000): a.append(i)
    b = a[100:-100]
    b.reverse()
    while len(b) > 10: b.pop()
    return [x for x in a if x % 3 == 0][:10] + b

def tuples():
    n = 0
    for i in range(20000):
        a, b = i, n
        p = (a, b, i)
        x, y, z = p
        n = x + z
    return n

def sets():
    s = set()
    for i in range(20000): s.add(i % 100)
    return len(s & {1, 2, 3}) + sum(1 for i in range(20000) if i in s)

def closures():
    def adder(n):
        def add(x): return x + n
        return add
    f = adder(3)
    n = 0
    for i in range(20000): n = f(n)
    return n

def counters():
    def counter():
        n = 0
        def up():
            nonlocal n
            n += 1
            return n
        return up
    up = counter()
    for i in range(20000): up()
    return up()

def defaults():
    def f(a, b=2, *, c=3): return a + b + c
    n = 0
    for i in range(10000): n += f(i) + f(i, 1) + f(i, c=1)
    return n

def spread():
    def f(*args, **kwargs): return len(args) + len(kwargs)
    n = 0
    for i in range(10000): n += f(1, 2, x=3) + f(*(1, 2))
    return n

class Vector:
    def __init__(self, x, y):
        self.x = x
        self.y = y
    def __add__(self, other): return Vector(self.x + other.x, self.y + other.y)
    def __eq__(self, other): return self.x == other.x and self.y == other.y
    @property
    def length(self): return self.x * self.x + self.y * self.y
    @staticmethod
    def zero(): return Vector(0, 0)

def objects():
    v = Vector.zero()
    one = Vector(1, 2)
    for i in range(10000):
        v = v + one
        if v == one: v.x += 1
    return v.length

class Shape:
    __slots__ = ('w', 'h')
    def __init__(self, w, h): self.w = w; self.h = h
    def area(self): return 0
class Square(Shape):
    def __init__(self, w): super().__init__(w, w)
    def area(self): return self.w * self.h

def inherit():
    n = 0
    for i in range(10000): n += Square(i).area()
    return n

def iterators():
    n = 0
    for i, x in enumerate(range(20000)): n += i
    for a, b in zip(range(20000), range(20000)): n += b
    for x in map(abs, range(-10000, 10000)): n += x
    return n

def lambdas():
    return sum(map(lambda x: x + 1, filter(lambda x: x & 1, range(20000))))

def genloop():
    def gen(n):
        for i in range(n): yield i
    n = 0
    for x in gen(20000): n += x
    return n + len(list(gen(20000))) + max(x for x in range(20000))

def yieldfrom():
    def inner(n):
        for i in range(n): yield i
    def outer(n):
        yield from inner(n)
    return sum(outer(20000))

def sortkey():
    a = [(i * 7919) % 10007 for i in range(10000)]
    a.sort()
    b = sorted(a, key=lambda x: -x)
    c = sorted((str(x) for x in a), reverse=True)
    return b[0], c[0]

def builtins():
    n = 0
    a = [1, 2, 3]
    for i in range(20000):
        if isinstance(i, int): n += len(a)
        n = min(n, max(i, 7))
    return n

def convert():
    n = 0
    for i in range(20000): n += int(str(i)) + int(float(i))
    return n

def handlers():
    d = {}
    n = 0
    for i in range(10000):
        try: d[i]
        except KeyError: n += 1
        try: n += 1
        finally: n -= 1
    return n

class Manager:
    def __enter__(self): return self
    def __exit__(self, *args): return False

def managers():
    m = Manager()
    n = 0
    for i in range(10000):
        with m: n += 1
    return n

def whiles():
    i = n = 0
    while i < 50000:
        if i % 3 == 0 and i % 5 == 0 or i & 64: n ^= i
        i += 1
    return n

def matrix():
    n = 24
    a = [[i + j for j in range(n)] for i in range(n)]
    c = [[0] * n for _ in range(n)]
    for i in range(n):
        for j in range(n):
            s = 0
            for k in range(n): s += a[i][k] * a[k][j]
            c[i][j] = s
    return c[3][4]

def bigints():
    a, b = 0, 1
    for i in range(2000): a, b = b, a + b
    return a % 1000007

for f in (concat, join, fstrings, percents, strmethods, dictwork, counting, listwork, tuples, sets, closures, counters,
          defaults, spread, objects, inherit, iterators, lambdas, genloop, yieldfrom, sortkey, builtins, convert, handlers,
          managers, whiles, matrix, bigints):
    print(f.__name__, round(min(t(f) for _ in range(5)) * 1000, 2))
