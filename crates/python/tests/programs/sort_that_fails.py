# A sort whose comparison raises leaves the list in the order that it had come to, and all of its items in it.
for items in [[2, 1, 3, ""], [3, 2, 1, ""], ["b", "a", 1], [5, 4, 6, 2, 9, None, 1], [1, 2, 3, "x", 0], [[2], [1], 3]]:
    for reverse in [False, True]:
        box = list(items)
        try:
            box.sort(reverse=reverse)
        except TypeError as error:
            print(box, error)


class Counted:
    left = 10

    def __init__(self, n):
        self.n = n

    def __lt__(self, other):
        Counted.left -= 1
        if not Counted.left:
            raise RuntimeError("enough")
        return self.n < other.n


for start in range(1, 30):
    Counted.left = start
    box = [Counted(n * 7 % 12) for n in range(12)]
    try:
        box.sort()
        print(start, "sorted", [item.n for item in box])
    except RuntimeError:
        print(start, [item.n for item in box])
Counted.left = 3
box = [3, 1, 2]
try:
    box.sort(key=lambda n: 1 / (n - 2))
except ZeroDivisionError:
    print(box)
for change in [lambda: box.append(9), lambda: box.clear(), lambda: None]:
    def key(n, change=change):
        change()
        return n
    box = [3, 1, 2]
    try:
        box.sort(key=key)
        print(box)
    except ValueError as error:
        print(error, box)
