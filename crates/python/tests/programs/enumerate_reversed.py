e = enumerate("abc")
print(type(e).__name__, next(e), list(e), list(e))
print(list(enumerate([], 5)), list(enumerate("ab", 10)), list(enumerate("ab", start=-1)), list(enumerate(iterable="x", start=2 ** 70)))
for i, (a, b) in enumerate([(1, 2), (3, 4)], 1):
    print(i, a, b)
items = ["a", "b"]
for i, item in enumerate(items):
    if i < 2:
        items.append(item * 2)
print(items)
e = enumerate(iter("xy"))
print(iter(e) is e, dict(e))
for bad in (lambda: enumerate(5), lambda: enumerate("a", "b"), lambda: enumerate("a", 1.5), lambda: enumerate()):
    try:
        bad()
    except TypeError as error:
        print("TypeError")
print([i for i, c in enumerate("hello") if c == "l"], max(enumerate([3, 9, 2]), key=lambda p: p[1]))
print({c: i for i, c in enumerate("abca")}, [*enumerate(enumerate("a"))])
r = reversed(range(1, 10, 4))
print(next(r), list(r), list(reversed("")), list(reversed([[]])), "".join(reversed("héllo")))
print(list(enumerate(reversed("abc"))), list(reversed(list(enumerate("ab")))))


def noisy():
    for i in range(3):
        print("made", i)
        yield i


for i, x in enumerate(noisy()):
    print(i, x)
    if i == 1:
        break
items = [1, 2, 3, 4]
r = reversed(items)
print(next(r))
items.pop()
items.pop()
print(list(r))
