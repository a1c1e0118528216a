def attempt(fn):
    try:
        print(fn())
    except (TypeError, ValueError, OverflowError) as e:
        print(type(e).__name__, e)


class Len:
    def __init__(self, n):
        self.n = n

    def __len__(self):
        return self.n


class Bool:
    def __init__(self, v):
        self.v = v

    def __bool__(self):
        return self.v


class Both:
    def __len__(self):
        print("len")
        return 0

    def __bool__(self):
        print("bool")
        return True


class Neither:
    pass


print(len(Len(3)), bool(Len(0)), bool(Len(2)), bool(Bool(False)), bool(Both()), bool(Neither()))
attempt(lambda: len(Len(-1)))
attempt(lambda: len(Len(2.0)))
attempt(lambda: len(Len("x")))
attempt(lambda: len(Len(2 ** 100)))
attempt(lambda: bool(Bool(1)))
attempt(lambda: bool(Bool("yes")))
attempt(lambda: bool(Len(-1)))
attempt(lambda: len(Neither()))
attempt(lambda: len(5))
attempt(lambda: len(x for x in []))
attempt(lambda: len(Len(True)))
print("empty" if not Len(0) else "full", [x.n for x in (Len(0), Len(1)) if x])
both = Both()
print(len(both), not both, both and "and", (both or "or") is both)
Neither.__len__ = lambda self: 0
n = Neither()
print(bool(n), len(n))
n.__len__ = lambda: 5
print(len(n), n.__len__())
del Neither.__len__
print(bool(n))
print(len(range(10 ** 6)), len("häß"), len(b"abc"), len({1: 2}), len(()), len({1, 1, 2}))
