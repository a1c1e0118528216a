class Contains:
    def __contains__(self, item):
        return "truthy" if item == 1 else ""

print(1 in Contains(), 2 in Contains(), 1 not in Contains())

class OnlyIter:
    def __iter__(self):
        print("iter")
        return iter([1, 2, 3])

print(2 in OnlyIter(), 9 in OnlyIter())

class OnlyGetitem:
    def __getitem__(self, i):
        print("get", i, end="; ")
        if i >= 3:
            raise IndexError
        return i * 10

g = OnlyGetitem()
print(list(g))
print(10 in g, 99 in g)
print([x for x in g], tuple(g), max(g))
a, b, c = g
print(a, b, c, dict(enumerate(g)))
it = iter(g)
print(next(it), type(it).__name__)
for x in OnlyGetitem():
    if x:
        break

class StopGet:
    def __getitem__(self, i):
        if i == 2:
            raise StopIteration
        if i > 5:
            raise KeyError
        return i

print(list(StopGet()))

class Blocked:
    __contains__ = None

    def __iter__(self):
        return iter([1])

for bad in (lambda: 1 in Blocked(), lambda: 1 in "1", lambda: iter(5), lambda: list(3)):
    try:
        bad()
    except TypeError as e:
        print(e)
nan = float("nan")
print(nan in [nan], nan in [float("nan")], [nan] == [nan], 1.0 in [1], True in {1: 0}, "" in "", "bc" in "abc", b"b" in b"abc", 98 in b"abc")
