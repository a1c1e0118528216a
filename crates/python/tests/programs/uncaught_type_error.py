def apply(fn, *args):
    print("applying to", args)
    return fn(*args)


print(apply(max, 3, 7))
print(apply(lambda a, b=2: a * b, 21))
try:
    apply(lambda: None, 1)
except TypeError as e:
    print("caught", e)


def needs(first, second, /, *, third):
    return first, second, third


print(needs(1, 2, third=3))
print(apply(needs, 1))
