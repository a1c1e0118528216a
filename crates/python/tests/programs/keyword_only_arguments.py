def f(a, *, b, c=3, **rest):
    return a, b, c, rest


print(f(1, b=2), f(1, c=0, b=2, d=4), f(b=1, a=2))


def g(*args, last="z"):
    return args, last


print(g(), g(1, 2), g(1, last=2), g(*"ab", last="c"))


def h(*, x, y):
    return x - y


def attempt(call):
    try:
        print(call())
    except TypeError as e:
        print("TypeError:", e)


attempt(lambda: f(1))
attempt(lambda: f())
attempt(lambda: f(1, 2, b=3))
attempt(lambda: h())
attempt(lambda: h(x=1))
attempt(lambda: h(1, 2))
attempt(lambda: h(x=1, y=2, z=3))
attempt(lambda: h(x=9, y=2))
attempt(lambda: f(1, b=2, a=3))
print(f.__kwdefaults__, h.__kwdefaults__)
h.__kwdefaults__ = {"x": 100, "y": 1}
attempt(lambda: h())
attempt(lambda: h(x=5))
print(h.__code__.co_kwonlyargcount, f.__code__.co_argcount, f.__code__.co_varnames)
