# What native code takes from generators, maps and filters: order of effects, ends, errors.
log = []
def gen(n):
    for i in range(n):
        log.append(('make', i))
        yield i
    log.append('end')
    return 'result'

class Loud:
    def __init__(self, n): self.n = n
    def __add__(self, other):
        log.append(('add', self.n))
        return Loud(self.n + getattr(other, 'n', other))
    def __radd__(self, other): return Loud(other + self.n)
    def __lt__(self, other):
        log.append(('lt', self.n, other.n))
        return self.n < other.n
    def __gt__(self, other): return self.n > other.n
    def __bool__(self):
        log.append(('bool', self.n))
        return self.n == 2
    def __eq__(self, other): return isinstance(other, Loud) and self.n == other.n
    def __hash__(self): return 7

def show(what):
    print(what, log)
    log.clear()

show(sum(gen(4)))
show(list(gen(3)))
show(tuple(gen(2)))
show(sorted(set(gen(3))))
show(any(i == 1 for i in gen(5)))
show(all(i < 2 for i in gen(5)))
show(max(gen(3)))
show(min((Loud(3 - i) for i in gen(3))).n)
show(sum((Loud(i) for i in gen(3)), Loud(0)).n)
show(any(Loud(i) for i in gen(5)))
show(len({Loud(i % 2) for i in gen(4)}))
show(''.join(str(i) for i in gen(3)))
g = gen(5)
show(any(i == 1 for i in g))
show(list(g))

def bad(n):
    for i in range(n):
        if i == 2: raise ValueError(i)
        yield i
for take in (list, tuple, set, sum, any, all, max, min, sorted, ','.join):
    try:
        print(take(bad(3)))
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)

def stops(n):
    for i in range(n):
        if i == 2: raise StopIteration
        yield i
try:
    print(list(stops(4)))
except RuntimeError as e:
    print(e)

def f(x):
    log.append(('f', x))
    if x == 3: raise StopIteration
    return x * 2
show(list(map(f, [1, 2, 3, 4])))
show(sum(map(f, range(2))))
show([y for y in map(f, range(6))])
show(list(map(lambda a, b: a + b, [1, 2], [3, 4, 5])))
show(list(filter(lambda x: x % 2, range(6))))
show([x for x in filter(None, [0, 1, '', 'a'])])
show(list(filter(None, [0, 1, '', 'a', Loud(2), Loud(1)]))[2].n)
show(list(filter(lambda x: Loud(x), range(4))))
show(list(map(str, range(3))))
show(list(map(int, ['1', '2'])))
show(sorted([3, 1, 2], key=lambda x: (log.append(x), -x)[1]))
try:
    sorted([1, 2, 3, 4], key=f)
except StopIteration:
    show('stopped')
try:
    list(map(int, ['1', 'x']))
except ValueError as e:
    print(e)
try:
    list(map(lambda x: 1 / x, [1, 0]))
except ZeroDivisionError as e:
    print(e)
it = map(lambda x: x + 1, iter([1, 2, 3]))
print(next(it), list(it), list(it))
print(sum(map(lambda x: sum(i for i in range(x)), range(5))))
print(list(map(lambda x: list(map(lambda y: y + x, range(2))), range(3))))

def nested(n):
    yield sum(i for i in range(n))
    yield from (list(map(str, range(n))),)
print(list(nested(4)))
def reenter():
    yield list(g2)
g2 = reenter()
try:
    list(g2)
except ValueError as e:
    print(e)
print(max([1, 5, 2], key=lambda x: -x), min('b', 'a'), max((), default=3))
