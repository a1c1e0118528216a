class Custom:
    def __new__(cls, *args, **kw):
        print("new", cls.__name__, args, kw)
        return super().__new__(cls)
    def __init__(self, *args, **kw):
        print("init", args, kw)

Custom(1, k=2)

class Other:
    def __new__(cls):
        return 42
    def __init__(self):
        print("never")

print(Other())

class Upper(str):
    def __new__(cls, text):
        return super().__new__(cls, text.upper())

    def twice(self):
        return self + self

u = Upper("abc")
print(u, type(u).__name__, u.twice(), type(u.twice()).__name__, u == "ABC", hash(u) == hash("ABC"), len(u))

class Even(int):
    def __new__(cls, value):
        return super().__new__(cls, value - value % 2)

print(Even(7), Even(7) + 1, type(Even(4) + 0).__name__, repr(Even(9)), [0, 1, 2, 3][Even(3)])

class Pair(tuple):
    def __new__(cls, a, b):
        return super().__new__(cls, (a, b))

    @property
    def total(self):
        return sum(self)

print(Pair(1, 2), Pair(3, 4).total, Pair(1, 2) == (1, 2), type(Pair(1, 2)[:]).__name__)

class Child(Custom):
    def __new__(cls, x):
        return object.__new__(Custom) if x else super().__new__(cls, x)

print(type(Child(0)).__name__, type(Child(1)).__name__)
for bad in (lambda: object(1), lambda: object.__new__(5), lambda: object.__new__(int), lambda: int.__new__(str)):
    try:
        bad()
    except TypeError as e:
        print(e)
try:
    class NoInit:
        def __init__(self):
            return 5
    NoInit()
except TypeError as e:
    print(type(e).__name__)
