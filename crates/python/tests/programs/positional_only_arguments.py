def f(a, b=2, /, c=3, *, d=4):
    return a, b, c, d


print(f(1), f(1, 5), f(1, 5, c=6), f(1, 5, 6, d=7))


def g(name, /, **rest):
    return name, rest


print(g("x", name="y", other=1))


def attempt(call):
    try:
        print(call())
    except TypeError as e:
        print("TypeError:", e)


attempt(lambda: f())
attempt(lambda: f(a=1))
attempt(lambda: f(1, b=2))
attempt(lambda: f(1, 2, 3, 4))
attempt(lambda: g())
attempt(lambda: f(1, c=2, e=3))


def h(a, b, c, /):
    return a + b + c


attempt(lambda: h(1))
attempt(lambda: h(1, 2))
attempt(lambda: h(1, 2, 3, 4))
attempt(lambda: h(1, 2, c=3))
attempt(lambda: h(*[1, 2], *[3]))
print(f.__code__.co_posonlyargcount, h.__code__.co_posonlyargcount, g.__code__.co_posonlyargcount)


class Box:
    def __init__(self, /, **attributes):
        self.attributes = attributes


print(Box(self=1, x=2).attributes)
