x = "outer"
print([x for x in range(3)], x)
print({x for x in (1,)}, {x: x for x in (2,)}, list(x for x in (3,)), x)

class Body:
    n = 4
    first = [i for i in range(n)]
    try:
        second = [n for i in range(2)]
    except NameError as e:
        second = str(e)
    pairs = [(i, j) for i in range(2) for j in range(2)]

print(Body.first, Body.second, Body.pairs, hasattr(Body, "i"))

def f():
    fs = [lambda: i for i in range(3)]
    return [g() for g in fs]

print(f())

def uses_enclosing(k):
    return [[k * i * j for i in range(3)] for j in range(3)]

print(uses_enclosing(2))

def nested_name():
    i = "kept"
    values = [i for i in [1, 2]]
    more = [i for i in [i for i in [3, 4]]]
    return i, values, more

print(nested_name())

def error_inside():
    y = "before"
    try:
        [1 // y for y in [1, 0]]
    except ZeroDivisionError:
        pass
    return y

print(error_inside())
print([i for i in [1, 2, 3] if i != 2 for i in [i, i * 10]])

def first_iterable():
    try:
        return (q for q in missing_name)
    except NameError as e:
        return str(e)

print(first_iterable())
gen = (missing_name for q in [1])
try:
    next(gen)
except NameError as e:
    print(e)
