def show(*args, **kw):
    print(args, kw)


show(*[1, 2], 3, *(4,), *range(2), **{"a": 1}, b=2, **{"c": 3})
show(*"xyz", **{})
show(*{1: "k"}, *[])
show(*(n for n in range(3)))


class Mapping:
    def keys(self):
        return ["p", "q"]

    def __getitem__(self, key):
        return key * 2


show(**Mapping())


def attempt(call):
    try:
        call()
    except TypeError as e:
        print("TypeError:", e)


def f(a, b):
    return a, b


attempt(lambda: f(1, **{"a": 2}))
attempt(lambda: f(a=1, **{"b": 2, "c": 3}))
attempt(lambda: f(*[1]))
attempt(lambda: f(*[1, 2, 3]))
print(f(*[1], **{"b": 2}), f(b=1, *[5]))
show(**{"not an identifier": 1, "": 2})


def collect(first, *rest, **named):
    named["added"] = True
    rest += (9,)
    return first, rest, named


given = {"z": 1}
print(collect(1, *[2], **given), given)
print([*range(3), *"ab", *{"k": 1}], (*[1], *[2]), {*[1], *[1]}, {**{"a": 1}, "b": 2, **{"a": 3}})
first, *_ = (*"hello",)
print(first, _)
