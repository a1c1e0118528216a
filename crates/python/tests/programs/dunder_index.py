class I:
    def __init__(self, n):
        self.n = n

    def __index__(self):
        return self.n


i = I(2)
items = [10, 20, 30, 40]
print(items[i], items[I(-1)], items[i:], items[:i], items[I(0):I(4):i], "abcd"[i], (1, 2, 3)[i], b"abc"[i])
print(list(range(i)), list(range(I(1), I(9), I(3))), bin(i), hex(I(255)), oct(I(8)), chr(I(65)))
print(int(i), float(I(3)), complex(I(4)), items * 1, [0] * i, "ab" * i, round(1.23456, i), divmod(7, 2))
items[i] = "set"
items.insert(I(0), "new")
print(items, items.pop(I(1)))
del items[i]
print(items, 10 .to_bytes(i, "big"), "a,b,c".split(",", I(1)))


class Bad:
    def __index__(self):
        return "x"


class IntOnly:
    def __int__(self):
        return 1


def attempt(fn):
    try:
        print(fn())
    except TypeError as e:
        print("TypeError:", e)


attempt(lambda: [1][Bad()])
attempt(lambda: [1][IntOnly()])
attempt(lambda: items["0"])
attempt(lambda: items[1.0])
text = "a"
attempt(lambda: text[None])
pair = (1, 2)
attempt(lambda: pair["x"])
attempt(lambda: range(1.5))
attempt(lambda: [1] * "a")
attempt(lambda: [1, 2]["a":])
attempt(lambda: int(IntOnly()) + 1)
print([5, 6][True], [5, 6][False], hex(True), i.__index__())
try:
    [1][I(2 ** 100)]
except IndexError as e:
    print(e)
print([1, 2][-(2 ** 100):2 ** 100])
