# What a cache keeps, forgets and counts.
from functools import cache, cached_property, lru_cache, wraps

calls = []


@lru_cache(maxsize=2)
def square(number):
    calls.append(number)
    return number * number


print([square(number) for number in [1, 2, 1, 3, 2, 1]], calls)
print(square.cache_info(), square.cache_parameters())
square.cache_clear()
print(square.cache_info(), square.__wrapped__(9), square.__name__)


@lru_cache(maxsize=None, typed=True)
def kind(value):
    return type(value).__name__


print(kind(1), kind(1.0), kind(True), kind.cache_info())


@lru_cache
def zero(): return object()


print(zero() is zero(), zero.cache_info().maxsize)


@lru_cache(maxsize=0)
def never(x): return x


print(never(1), never(1), never.cache_info())
try:
    kind([])
except TypeError as error:
    print(type(error).__name__)


@cache
def fails(number):
    if number < 2:
        raise ValueError(number)
    return number


for number in [1, 1, 2, 2]:
    try:
        fails(number)
    except ValueError as error:
        print("fails", error)
print(fails.cache_info())


class Circle:
    def __init__(self, radius):
        self.radius = radius

    @cached_property
    def area(self):
        print("computes")
        return self.radius ** 2 * 3


circle = Circle(2)
print(circle.area, circle.area, circle.__dict__)
del circle.area
circle.radius = 3
print(circle.area)
print(Circle.area.attrname)


def outer(function):
    @wraps(function)
    def inner(*args):
        "inner words"
        return function(*args)
    return inner


@outer
def named(x: int) -> str:
    "named words"


print(named.__name__, named.__doc__, named.__qualname__, named.__wrapped__.__name__, named.__annotations__)
