def attempt(fn):
    try:
        print(fn())
    except Exception as e:
        print(type(e).__name__, e)

attempt(lambda: sorted([1, "a"]))
attempt(lambda: sorted([None, 1]))
attempt(lambda: sorted([{}, {}]))
attempt(lambda: sorted([1, 2], key=5))
attempt(lambda: sorted(["a", "bb"], key=len))
attempt(lambda: sorted([1j, 2j]))
attempt(lambda: sorted([(1, "a"), (1, 2)]))
attempt(lambda: sorted([object()]) and "one needs no comparison")
attempt(lambda: sorted([1, 0], key=lambda x: 1 / x))
items = [3, 1, "x", 2]
try:
    items.sort()
except TypeError:
    print(sorted(items, key=str), len(items))

def changes(x):
    changing.append(x)
    return x

changing = [3, 1, 2]
try:
    changing.sort(key=changes)
except ValueError as e:
    print(e)
seen = []

def looks(x):
    seen.append(list(watched))
    return x

watched = [2, 1]
watched.sort(key=looks)
print(seen, watched)

class Fails:
    def __lt__(self, other):
        raise RuntimeError("no order")

attempt(lambda: sorted([Fails(), Fails()]))
attempt(lambda: min(Fails(), Fails()))
try:
    sorted([1], lambda x: x)
except TypeError as e:
    print("TypeError")
try:
    [1].sort(None)
except TypeError as e:
    print("TypeError")
print(sorted([2, 1], key=None), sorted([], key=5), sorted([3, float("inf"), -1]), sorted(x for x in "ba"))
