class Callable:
    def __init__(self, n):
        self.n = n

    def __call__(self, *args, **kw):
        return self.n, args, kw


c = Callable(1)
print(c(), c(2, k=3), callable(c), list(map(c, [1])), c.__call__(5))
c.__call__ = lambda: "instance, not used"
print(c())


class Grid:
    def __init__(self):
        self.cells = {}

    def __getitem__(self, key):
        return self.cells.get(key, ".")

    def __setitem__(self, key, value):
        print("set", key, value)
        self.cells[key] = value

    def __delitem__(self, key):
        print("del", key)
        del self.cells[key]

    def __len__(self):
        return len(self.cells)

    def __iter__(self):
        return iter(sorted(self.cells))


g = Grid()
g[1, 2] = "x"
g[0, 0], g[5, 5] = "ab"
g[1, 2] += "y"
print(g[1, 2], g[9, 9], len(g), list(g))
del g[0, 0]
print(len(g), (5, 5) in g)
try:
    del g["missing"]
except KeyError as e:
    print("KeyError", e)


class Nothing:
    pass


for text in ("n[0]", "n[0] = 1", "del n[0]", "n()", "iter(n)", "next(n)", "n + 1", "len(n)", "1 in n"):
    try:
        exec(text, {"n": Nothing()})
    except TypeError as e:
        print(text, "|", type(e).__name__)
