def show(fn):
    x = list(range(8))
    try:
        fn(x)
        print(x)
    except (ValueError, TypeError, IndexError) as e:
        print(type(e).__name__, x)


def store(index, value):
    def fn(x):
        x[index] = value
    return fn


def delete(index):
    def fn(x):
        del x[index]
    return fn


S = slice
for index, value in ((S(2, 4), "ab"), (S(2, 4), []), (S(2, 2), [9, 9]), (S(None), [1]), (S(5, 2), ["x"]), (S(-3, None), (7,)), (S(None, None, 2), "abcd"),
                     (S(None, None, -1), range(8)), (S(1, 6, 2), "xyz"), (S(100, 200), [5]), (S(-100, 2), "z"), (S(0, 8, 3), "pqr"), (0, [1]), (-1, None),
                     (S(0, 3), (c for c in "gen")), (S(1, 3), {"k": 1}), (S(7, 2, -2), "abc"), (S(3, 3, 1), "in"), (True, "bool"),
                     (S(None, None, 2), "abc"), (S(0, 2), 5), (8, 1), (-9, 1), (S(0, 4, 2), []), ("a", 1), (1.0, 1), (S(None, None, 0), "a")):
    show(store(index, value))
print("delete")
for index in (S(2, 5), S(None), S(None, None, 2), S(None, None, -1), S(6, 1, -2), S(5, 2), S(1, None, 3), 0, -1, S(-2, None), S(100, None), 8, "a"):
    show(delete(index))
x = [1, 2, 3]
x[1:2] = x
print(x)
x[:0] = x[-1:]
x[len(x):] = [0, 4]
print(x)
x[::2], x[1::2] = x[1::2], x[::2]
print(x)
y = z = [1, 2, 3]
y[:] = []
print(z, y is z)
x = list("abc")
x[0], x[1:] = "new", [x[0]] * 2
print(x)
nested = [[0] * 2 for _ in range(2)]
nested[0][1:] = nested[1]
nested[1][0] = 5
print(nested)
