# Calls as deep as the limit that a program sets, in functions, methods, comparison and properties.
import sys

sys.setrecursionlimit(12_000)


def down(n):
    return 0 if n == 0 else 1 + down(n - 1)


print(down(10_000))


def even(n):
    return True if n == 0 else odd(n - 1)


def odd(n):
    return False if n == 0 else even(n - 1)


print(even(9_000))


class Deep:
    def __init__(self, n):
        self.n = n

    def __call__(self):
        return self.n if self.n == 0 else Deep(self.n - 1)()


print(Deep(3_000)())
sys.setrecursionlimit(200)
try:
    down(1_000)
except RecursionError as error:
    print(error)
for wrong in [lambda: sys.setrecursionlimit(0), lambda: sys.setrecursionlimit(-5), lambda: sys.setrecursionlimit("x"), lambda: sys.setrecursionlimit(1)]:
    try:
        wrong()
        print("set")
    except (ValueError, TypeError, RecursionError) as error:
        print(type(error).__name__)
print(down(100))


def caught(n):
    try:
        return caught(n + 1)
    except RecursionError:
        return n > 50


print(caught(0))
