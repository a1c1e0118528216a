class Rev:
    def __reversed__(self):
        return iter("custom")

class Seq:
    def __len__(self):
        return 3

    def __getitem__(self, i):
        print("get", i)
        return i

class OnlyIter:
    def __iter__(self):
        return iter([1, 2])

print(list(reversed(Rev())), list(reversed(Seq())))
for bad in (OnlyIter(), 5, {1, 2}, (x for x in [])):
    try:
        reversed(bad)
    except TypeError as e:
        print(e)

class Blocked(Seq):
    __reversed__ = None

try:
    reversed(Blocked())
except TypeError:
    print("TypeError")
print(list(reversed("abc")), list(reversed([1, 2])), list(reversed((1, 2))), list(reversed(range(0, 10, 3))), list(reversed(b"ab")))
print(list(reversed({"a": 1, "b": 2})), list(reversed({"a": 1, "b": 2}.items())), list(reversed({"a": 1, "b": 2}.values())))
r = reversed([1, 2, 3])
print(next(r), list(r), list(r), type(r).__name__, iter(r) is r)
items = [1, 2, 3]
r = reversed(items)
items.append(4)
print(list(r))

class Hint:
    def __init__(self, hint):
        self.hint = hint

    def __iter__(self):
        return iter([1, 2, 3])

    def __length_hint__(self):
        return self.hint

print(list(Hint(3)), list(Hint(100)), list(Hint(0)), list(Hint(NotImplemented)))
print(iter([1, 2, 3]).__length_hint__(), iter(range(5)).__length_hint__(), reversed([1]).__length_hint__())
for hint in (-1, "x"):
    try:
        list(Hint(hint))
    except (ValueError, TypeError) as e:
        print(type(e).__name__)
