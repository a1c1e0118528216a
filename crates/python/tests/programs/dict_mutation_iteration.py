def attempt(label, fn):
    try:
        print(label, fn())
    except (RuntimeError, ValueError, KeyError) as e:
        print(label, type(e).__name__, e)

def add():
    d = {1: 1, 2: 2}
    for k in d:
        d[k + 10] = 0

def delete():
    d = {1: 1, 2: 2}
    for k in d:
        del d[k]

def items():
    d = {1: 1}
    for k, v in d.items():
        d[v + 1] = 0

def values():
    d = {1: 1}
    for v in d.values():
        d.clear()
        d[5] = 5
        d[6] = 6

def same_size():
    d = {1: 1, 2: 2}
    for k in d:
        d[k] = "changed"
    return d

def over_a_copy():
    d = {1: 1, 2: 2}
    for k in list(d):
        d[k + 10] = d.pop(k)
    return d

def after_the_end():
    d = {1: 1}
    it = iter(d)
    next(it)
    d[2] = 2
    return next(it)

def comprehension():
    d = {1: 1}
    return [d.setdefault(k + 1, 0) for k in d]

def exhausted():
    d = {1: 1}
    it = iter(d)
    seen = list(it)
    d[2] = 2
    return seen, next(it, "over")

for fn in (add, delete, items, values, same_size, over_a_copy, after_the_end, comprehension, exhausted):
    attempt(fn.__name__, fn)
