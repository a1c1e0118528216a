# Ranges and slices with large, negative and odd numbers: items, parts, membership, equality, reversal.
print(len(range(10**20)) if False else range(10**20)[-1], range(0, 10, 3)[1:], range(10)[::-2], range(5)[10:], list(range(5, 0, -2)), list(range(0)), range(3) == range(0, 3, 1), range(0) == range(5, 5), range(0, 3, 2) == range(0, 4, 2), hash(range(0, 3, 2)) == hash(range(0, 4, 2)), range(1, 10, 3).index(7), range(10).count(3), 3.0 in range(5), 2.5 in range(5), "a" in range(5), -1 in range(5), range(5).start, range(1, 5).stop, range(1, 9, 2).step, bool(range(0)), list(reversed(range(1, 10, 4))), range(2**70, 2**70 + 2)[1] - 2**70, max(range(5)), sum(range(101)), repr(range(1)), repr(range(0, 5, -1)))
s = slice(1, 10, 2)
print(s, s.start, s.stop, s.step, s.indices(5), slice(None).indices(3), slice(-3, None).indices(10), slice(None, None, -1).indices(4), slice(10, 0, -3).indices(6), s == slice(1, 10, 2), slice(1) < slice(2), slice("a", None), "abcdef"[slice(1, 4)], [0, 1, 2, 3][slice(None, None, -1)])


class Shows:
    def __getitem__(self, key): return key


show = Shows()
print(show[1], show[1:2], show[::], show[:, 1], show[1:2, ..., None], show[()], show[-1:], show["a":"b":"c"], show[[1]], show[1, 2], show[*[1, 2]], show[lambda: 1:2] is not None, show[1 if True else 2: 3])
for wrong in [lambda: range(0, 5, 0), lambda: range(5)[5], lambda: range("a"), lambda: range(1, 2, 3)["a"], lambda: slice(1, 2, 0).indices(5), lambda: slice(1).indices(-1), lambda: slice(1).indices("a"), lambda: [1][::0], lambda: slice(), lambda: range(), lambda: [1, 2]["a":], lambda: range(3) + range(3), lambda: range(3) < range(4), lambda: slice("a").indices(3), lambda: "abc"[1.0:], lambda: len(range(10**20)), lambda: range(None), lambda: range(5).index("a")]:
    try:
        print(wrong())
    except Exception as error:
        print(type(error).__name__, str(error).split(" (unhash")[0])
