class A:
    def __init__(self, n):
        self.n = n

    def get(self, *extra):
        return (self.n, *extra)

    def __eq__(self, other):
        return True

    __hash__ = None


a, b = A(1), A(2)
m = a.get
print(m(), m(5), m.__name__, m.__qualname__, m.__self__.n, m.__func__ is A.get)
print(a.get == a.get, a.get == b.get)
methods = [x.get for x in (a, b)]
print([f() for f in methods], list(map(A.get, (a, b))))
a.get = lambda *x: "own"
print(a.get(), A.get(a), m())
A.get = lambda self: "replaced"
print(b.get(), m())


def function(self, x=1):
    return self, x


bound = function.__get__(5)
print(bound(), bound(2), type(bound).__name__, function.__get__(None, A) is function)


class WithCallable:
    class Callable:
        def __call__(self, *args):
            return args
    attribute = Callable()
    builtin = len
    as_lambda = lambda *args: len(args)
    kind = int


w = WithCallable()
print(w.attribute(1), w.builtin("abc"), w.as_lambda(1, 2), w.kind("5"))
print("a-b".split.__self__, "x".join.__name__, [3, 1].sort.__self__, str.split("a b"), int.__add__(1, 2), list.__len__([1]))
try:
    str.split(5)
except TypeError:
    print("TypeError")
try:
    A.get()
except TypeError as e:
    print("TypeError")
print(type(str.split).__name__, type("".split).__name__, type(int.__add__).__name__, type((1).__add__).__name__, type(A.get).__name__)
