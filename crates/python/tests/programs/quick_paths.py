# What the loop does in a short way, beside what takes the long one: both give the same.
import sys

# Attributes at remembered places: instances whose attributes come in different orders, properties that come later.
class A:
    def __init__(self, x, swap=False):
        if swap:
            self.y = 1
            self.x = x
        else:
            self.x = x
            self.y = 2

def read(o): return o.x, o.y
print([read(A(i, i % 3 == 0)) for i in range(6)])
a = A(1)
for i in range(4):
    a.x += i
    if i == 2: del a.y; a.y = 'new'
print(a.__dict__, read(a))
a.__dict__['x'] = 'in the dict'
print(read(a))
A.x = property(lambda self: 'property', lambda self, value: print('set', value))
print(read(a), read.__name__)
a.x = 5
del A.x
print(read(a))

class S:
    __slots__ = ('p', 'q')
    def __init__(self, p): self.p = p; self.q = p
def slots(o):
    try: return o.p, o.q
    except AttributeError as e: return str(e)
s = S(1)
print([slots(S(i)) for i in range(3)])
del s.q
print(slots(s))
s.q = 3
print(slots(s))
class T(S): pass
t = T(4); t.r = 5
print(slots(t), t.r, slots(S('again')))

class Custom:
    def __setattr__(self, name, value): object.__setattr__(self, name, ('custom', value))
c = Custom()
for i in range(3): c.v = i
print(c.v)
class Plain: pass
def put(o, v): o.v = v
p = Plain()
for i in range(3): put(p, i)
q = Plain(); put(q, 'q')
put(c, 9)
print(p.v, q.v, c.v)
Plain.__setattr__ = lambda self, name, value: print('now', name, value)
put(q, 'r')
print(q.v)

# Methods: replaced in the class, hidden by the instance.
class M:
    def f(self): return 'M.f'
def call(o): return o.f()
m = M()
print(call(m), call(m))
M.f = lambda self: 'replaced'
print(call(m))
m.f = lambda: 'own'
print(call(m), call(M()))
words = []
for i in range(3): words.append(i)
print(words, 'a,b'.split(','), (1, 2).count(1), {1: 2}.get(1), {1: 2}.get(3, 'none'))

# Globals and built-in names that come and go.
def globals_first(): return len([1, 2, 3])
print(globals_first(), globals_first())
len = lambda x: 'mine'
print(globals_first())
del len
print(globals_first())

# Operators by methods of Python.
class N:
    def __init__(self, n): self.n = n
    def __add__(self, o): return N(self.n + o.n) if isinstance(o, N) else NotImplemented
    def __radd__(self, o): return N(o + self.n)
    def __iadd__(self, o): self.n += 100; return self
    def __sub__(self, o): raise ValueError('sub')
    def __lt__(self, o): return self.n < o.n if isinstance(o, N) else NotImplemented
    def __eq__(self, o): return 'truthy' if isinstance(o, N) else NotImplemented
    __hash__ = None
    def __mod__(self, o): return NotImplemented
class Sub(N):
    def __radd__(self, o): return 'Sub.__radd__'
    def __gt__(self, o): return 'Sub.__gt__'
n = N(1)
print((n + N(2)).n, (3 + n).n, n + Sub(1), n < N(2), n == N(5), n == 3, n != 3, n < Sub(7))
for bad in (lambda: n + 'x', lambda: n % 2, lambda: n < 3, lambda: n - 1, lambda: n * 2):
    try: print(bad())
    except (TypeError, ValueError) as e: print(type(e).__name__, e)
n += 1
print(n.n)
if n == N(1): print('branch by a string')
if not n < N(0): print('not less')
class Odd:
    def __eq__(self, o): return []
print('yes' if Odd() == 1 else 'no', Odd() == 1)
class Deep:
    def __add__(self, o): return self + o
try: Deep() + 1
except RecursionError: print('RecursionError')

# Strings that grow in place, and names that share them.
s = 'start'
parts = []
for i in range(30):
    s += str(i)
    if i % 10 == 0: parts.append(s)
print(s, parts)
t = s
s += '!'
print(t == s, t[-1], hash(s) == hash(t + '!'), {t: 1}.get(s))
u = 'é'
for i in range(25): u += 'ü' if i % 2 else 'x'
print(u, len(u))
d = {}
k = ''
for i in range(3):
    k += 'k'
    d[k] = i
print(d)
try:
    s += 5
except TypeError as e: print(e, s[-3:])

# Classes that are called in place.
print(range(5), range(1, 5), list(range(5, 1, -2)), int('12'), int('-7'), int(' 8 '), int(3.9), int(True), float(2), str(5), str('x'), str(1.5), str(None))
print(list((1, 2)), tuple([1]), dict({1: 2}), set([1, 1, 2]), bool([]), bool('x'), type(5), list('ab'), list({1: 2}), list(enumerate('ab')))
print(list(zip([1, 2], 'ab')), list(zip([1], [2], [3])), list(zip()), list(map(abs, [-1])), list(filter(None, [0, 1])))
for bad in (lambda: int('x'), lambda: int('1_'), lambda: int([]), lambda: range(1, 2, 0), lambda: float('x'), lambda: int(float('nan')), lambda: list(5), lambda: set([[]]), lambda: type(1, 2)):
    try: print(bad())
    except (TypeError, ValueError) as e: print(type(e).__name__)
class L(list): pass
print(type(L([1])).__name__, L([1]))

# Slices.
a = list(range(10))
print(a[2:5], a[-3:], a[:2], a[::3], a[::-1][:3], a[5:2], a[100:], 'hello'[1:3], (1, 2, 3)[1:], a[slice(1, 3)])
a[2:4] = 'xyz'
a[::4] = [0] * len(a[::4])
del a[1:3]
print(a)
try: a[::2] = [1]
except ValueError as e: print(e)

# super().
class Base:
    def __init__(self, v): self.v = v
    def m(self, k=1): return 'Base.m', k
    @classmethod
    def c(cls): return cls.__name__
    @property
    def p(self): return 'Base.p'
class Mid(Base):
    def m(self, k=2): return ('Mid',) + super().m(k)
class Leaf(Mid):
    def __init__(self): super().__init__('v')
    def m(self): return super().m(), super(Mid, self).m(k=5), super().p
    @classmethod
    def c(cls): return 'Leaf ' + super().c()
print(Leaf().m(), Leaf().v, Leaf.c())

# Functions that need more than arguments in their place.
def f(a, b=2, *rest, c=3, **more): return a, b, rest, c, more
def g(a, b='b', c='c'): return a, b, c
def gen(a, b='gb'):
    yield a, b
    yield g(a, c=b)
print(f(1), f(1, 5, 6, 7, c=8, d=9), g(1), g(1, 2), g(1, c=3), list(gen(1)), list(gen(1, 2)))
bound = M().f
print([bound() for _ in range(2)], [g(*args) for args in ((1,), (1, 2, 3))])
for bad in (lambda: g(), lambda: g(1, 2, 3, 4), lambda: g(1, d=2), lambda: A()):
    try: print(bad())
    except TypeError as e: print(e)

# Big numbers, and where small ones end.
x = 2 ** 46
for i in range(4):
    x = x + x
    print(x, x - 1, -x - 1, x * x, x // 7, x % 7, -x // 7, -x % 7, x >> 3, x & 0xFFFFFFFFFFFF, x / 4)
print(7 // -2, 7 % -2, -7 // 2, -7 % 2, 1 << 50, 1 << 14 << 40, 5 ^ -3, 5 | -8, 2.5 % 2, 7 / 2, 1e308 * 10)
for bad in (lambda: 1 // 0, lambda: 1 % 0, lambda: 1 / 0, lambda: 1.0 / 0, lambda: 1 << -1, lambda: 1 >> -1):
    try: print(bad())
    except (ZeroDivisionError, ValueError) as e: print(type(e).__name__)
nan = float('nan')
print(nan < 1, nan > 1, nan == nan, nan != nan, 1 < nan, 1 != nan, 1 < 1.5, 2 > 1.5, 1 == 1.0, True + 1, True < 2)
print('x' if nan < 1 else 'y', 'x' if not nan < 1 else 'y')

# What is thrown away is finalized where CPython does it.
class F:
    def __init__(self, n): self.n = n
    def __del__(self): print('gone', self.n)
def leave(n):
    local = F(n)
    return n
leave('local')
x = F('first')
x = F('second')
o = Plain; holder = type('H', (), {})()
holder.f = F('attribute')
holder.f = 1
items = [F('item')]
items[0] = 2
def early(n):
    for i in [F(n)]:
        return 'returned'
print(early('loop'))
del x
print('end', sys.getrefcount is not None)
