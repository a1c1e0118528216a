def attempt(fn):
    try:
        print(fn.__name__, fn())
    except RuntimeError as e:
        print(fn.__name__, type(e).__name__, e)


def set_add():
    s = {1}
    for x in s:
        s.add(x + 1)


def set_remove():
    s = {1, 2}
    for x in s:
        s.discard(x)


def set_same_size():
    s = {1}
    it = iter(s)
    seen = next(it)
    s.add(1)
    return seen, next(it, "end")


def list_grows():
    x = [1]
    for v in x:
        if len(x) < 4:
            x.append(v + 1)
    return x


def list_shrinks():
    x = [1, 2, 3, 4, 5]
    seen = []
    for v in x:
        seen.append(v)
        x.pop()
    return seen, x


def list_cleared():
    x = [1, 2, 3]
    for v in x:
        x.clear()
    return v, x


for fn in (set_add, set_remove, set_same_size, list_grows, list_shrinks, list_cleared):
    attempt(fn)
