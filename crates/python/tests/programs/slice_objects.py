s = slice(1, 10, 2)
print(s, s.start, s.stop, s.step, slice(5), slice(None), slice(1, 2), repr(slice("a", [1], None)), type(s).__name__)
x = list(range(20))
print(x[s], "abcdefghijkl"[s], tuple(x)[s], bytes(x)[s], range(20)[s], x[slice(None, None, -5)], x[slice(-3, None)])
for sl in (slice(None), slice(None, None, -1), slice(2, 100), slice(-100, 3), slice(5, 1), slice(5, 1, -1), slice(-1, -100, -2), slice(100, None, -3), slice(3, 3), slice(True, None, True)):
    print(sl, sl.indices(10), sl.indices(0), list(range(*sl.indices(5))))
for bad in (lambda: slice(), lambda: slice(1, 2, 3, 4), lambda: slice(1, 2, 0).indices(5), lambda: slice(1.5, 2).indices(5), lambda: slice("a").indices(1), lambda: slice(1).indices(-1), lambda: [1][slice("a", None)]):
    try:
        bad()
    except (TypeError, ValueError) as e:
        print(type(e).__name__)
print(slice(1, 2) == slice(1, 2), slice(1, 2) != slice(1, 3), slice(1, 2) < slice(1, 3), slice(None) == slice(None, None, None), slice(1, 2, None) == (1, 2, None), slice(1.0, 2) == slice(1, 2))
try:
    s.start = 5
except (AttributeError, TypeError) as e:
    print(type(e).__name__)


class Show:
    def __getitem__(self, key):
        return key

    def __setitem__(self, key, value):
        print("set", key, value)

    def __delitem__(self, key):
        print("del", key)


o = Show()
print(o[:], o[1:], o[:2], o[::3], o[1:2:3], o["a":"b"], o[1:2, ::3], o[..., None], o[:, :], o[-1], o[lambda: 0:1].stop, o[(1, 2)], o[1,])
o[1:2] = "v"
o[::2, 0] = [1]
del o[:]
del o[1:2, 3]
class Index:
    def __init__(self, n):
        self.n = n

    def __index__(self):
        return self.n


print(x[Index(2):Index(8):Index(3)], slice(Index(-3), None).indices(10), x[None:2], x[False:True], "abc"[:Index(2)], o[Index(1):].start.n)
names = slice(0, 2), slice(2, 4), slice(4, None)
print([part for part in ("abcdef"[n] for n in names)], [x[i:i + 5] for i in range(0, 20, 5)])
