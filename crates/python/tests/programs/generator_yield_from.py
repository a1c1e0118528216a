def inner():
    got = yield "a"
    print("inner got", got)
    got = yield "b"
    print("inner got", got)
    return "inner result"

def outer():
    result = yield from inner()
    print("result", result)
    yield from [1, 2]
    yield from "xy"
    yield from ()
    last = yield from range(2)
    print("range gives", last)

g = outer()
print(next(g), g.send("S1"), g.send("S2"))
print(list(g))

def chain(*iterables):
    for it in iterables:
        yield from it

print(list(chain("ab", [1], {"k": 2}, (n for n in range(2)))))

def flatten(x):
    if isinstance(x, list):
        for item in x:
            yield from flatten(item)
    else:
        yield x

print(list(flatten([1, [2, [3, [4]], 5], [], [[6]]])))

def of_plain():
    yield from iter([1, 2, 3])

p = of_plain()
next(p)
try:
    p.send("no send on a list's iterator")
except AttributeError as e:
    print(type(e).__name__)

def bad():
    yield from 5

try:
    next(bad())
except TypeError as e:
    print(e)
print([*chain(chain("a"), chain())], g.gi_yieldfrom, next(g, "over"))
