# Caches by hand: least recently used, with a time to live, weak ones, memoized methods.
import functools
import weakref
from collections import OrderedDict


class LRU:
    def __init__(self, size):
        self.size, self.data, self.hits = size, OrderedDict(), 0

    def get(self, key, make):
        if key in self.data:
            self.hits += 1
            self.data.move_to_end(key)
        else:
            self.data[key] = make(key)
            if len(self.data) > self.size:
                print("drops", self.data.popitem(last=False))
        return self.data[key]


cache = LRU(2)
print([cache.get(key, str.upper) for key in "abacab"], cache.hits, list(cache.data))


class Timed:
    def __init__(self, ttl, clock):
        self.ttl, self.clock, self.data = ttl, clock, {}

    def __call__(self, function):
        @functools.wraps(function)
        def wrapper(*args):
            value, made = self.data.get(args, (None, None))
            if made is None or self.clock() - made > self.ttl:
                value = function(*args)
                self.data[args] = value, self.clock()
            return value
        wrapper.forget = self.data.clear
        return wrapper


now = 0
calls = []


@Timed(10, lambda: now)
def slow(x):
    calls.append(x)
    return x * 2


print(slow(1), slow(1), calls)
now = 11
print(slow(1), calls)
slow.forget()
print(slow(1), calls, slow.__name__)


class Big:
    def __init__(self, name):
        self.name = name


made = weakref.WeakValueDictionary()


def intern(name):
    if (found := made.get(name)) is None:
        made[name] = found = Big(name)
    return found


one = intern("x")
print(intern("x") is one, len(made))
del one
print(len(made))


def memo(function):
    known = {}

    @functools.wraps(function)
    def inner(*args, **kwargs):
        key = args, tuple(sorted(kwargs.items()))
        if key not in known:
            known[key] = function(*args, **kwargs)
        return known[key]

    inner.known = known
    return inner


@memo
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


print(fib(80), len(fib.known), functools.lru_cache(None)(lambda n: n)(5))
