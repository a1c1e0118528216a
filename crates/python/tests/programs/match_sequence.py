def f(x):
    match x:
        case []:
            return "empty"
        case [a]:
            return f"one {a}"
        case (1, b):
            return f"one and {b}"
        case [a, b] if a == b:
            return f"pair of {a}"
        case ["go", ("north" | "south") as way]:
            return f"go {way}"
        case [first, *rest] if len(rest) == 1:
            return f"first {first}, rest {rest}"
        case [_, [x, y], *_]:
            return f"inner {x} {y}"
        case [*_, last]:
            return f"last {last}"
        case str() | bytes():
            return "text is no sequence here"
        case _:
            return "other"

for x in ([], (), [5], (1, 2), [3, 3], ["go", "north"], ["go", "up"], [7, [8, 9]], [7, [8, 9], 1, 2], [0, 1, 2, 9], range(4), "ab", b"ab", {1, 2}, {"a": 1}, iter([1]), None, [[]], bytearray(b"ab")):
    print(type(x).__name__, f(x))

class Seq:
    def __len__(self):
        return 2

    def __getitem__(self, i):
        return i * 10

print(f(Seq()))

def counted(x):
    match x:
        case a, b, *c:
            return a, b, c
        case a,:
            return a

print(counted("ab"), counted([1]), counted([1, 2]), counted((1, 2, 3)))
match 1, [2, (3, 4)]:
    case x, [y, (z, w)]:
        print(x, y, z, w)
match [1, 2, 3]:
    case [a, *_] as whole:
        print(a, whole)

def partial(v):
    seen = "unset"
    match v:
        case [seen, "no match here"]:
            pass
        case _:
            pass
    return seen is not None

print(partial([1, 2]), partial([1, "no match here"]))
