# count, repeat and tee: what they show of themselves, what is left of them, copies, and who may not ask again.
import copy
import operator
import threading
from fractions import Fraction
from itertools import count, islice, repeat, tee


def attempt(function, *args):
    try:
        return function(*args)
    except Exception as error:
        return type(error).__name__, str(error)


numbers = count(5, 2)
print(next(numbers), numbers, repr(count()), repr(count(1.5)), list(islice(count(Fraction(1, 2)), 3)), attempt(count, "a"))
print(repeat("x", 3), repeat((1, 2)), repeat("x", -1), operator.length_hint(repeat(0, 50)), attempt(repeat(1).__length_hint__))
words = repeat("w", 2)
print(next(words), repr(words), list(words), list(words), operator.length_hint(words))

one, other = tee(iter("abcdef"))
print(next(one), next(one), next(other), list(copy.copy(one)), list(one), list(other), next(one, "end"))
first, second = tee(range(100000))
total = sum(first)
del first
print(total, next(second), [len(tee("ab", n)) for n in range(3)], attempt(tee, 3), attempt(tee, "ab", -1))
left, right = tee(iter(range(50000)))
list(left)
del left, right


class Asks:
    def __init__(self):
        self.first = True

    def __iter__(self):
        return self

    def __next__(self):
        if self.first:
            self.first = False
            return next(inner)
        raise StopIteration


outer, inner = tee(Asks())
print(attempt(next, outer))

ready, go = threading.Event(), threading.Event()


class Waits:
    def __iter__(self):
        return self

    def __next__(self):
        ready.set()
        go.wait()
        return 1


outer, inner = tee(Waits())
thread = threading.Thread(target=next, args=[outer])
thread.start()
ready.wait()
print(attempt(next, inner))
go.set()
thread.join()


class Holder:
    @classmethod
    def made(cls, x: int) -> str: ...

    @staticmethod
    def plain(x: "text") -> None: ...


for name in ("made", "plain"):
    wrapper = vars(Holder)[name]
    print(wrapper.__annotations__, wrapper.__wrapped__.__name__)
