first, *middle, last = range(6)
print(first, middle, last)
*init, end = "abc"
print(init, end)
head, *tail = [1]
print(head, tail)
*all_, = (1, 2)
print(all_)
(a, b), c, [d, *e] = (1, 2), 3, "xyz"
print(a, b, c, d, e)
for i, (j, *k) in enumerate([(1, 2, 3), "ab"]):
    print(i, j, k)
a, b = b, a
print(a, b)
a = [1, 2, 3]
i = 0
i, a[i] = 2, "moved"
print(i, a)
x, y = {"k1": 1, "k2": 2}
print(x, y)
p, q = (n * n for n in (3, 4))
print(p, q)


class Pair:
    def __init__(self, *items):
        self.items = items

    def __iter__(self):
        print("iterated")
        return iter(self.items)


m, n = Pair(1, 2)
print(m, n)
(o,) = [5]
[r, [s, t]] = [1, [2, 3]]
print(o, r, s, t)
target = {}
target["a"], *target["rest"] = "wxyz"
print(target)
_, _, keep = 1, 2, 3
print(_, keep)
z = w, v = 1, 2
print(z, w, v)
