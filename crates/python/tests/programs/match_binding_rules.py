# match: what is bound when, captures that stay, guards, or-patterns, sequences and mappings of every kind.
from collections import OrderedDict, defaultdict, deque
import array


def kind(value):
    match value:
        case []:
            return "empty"
        case [x]:
            return f"one {x}"
        case [1, *rest]:
            return f"begins with 1, then {rest}"
        case [*_, 9]:
            return "ends with 9"
        case (a, (b, [c, *d])):
            return f"nested {a} {b} {c} {d}"
        case [_, _]:
            return "two"
        case {"type": "a", **others}:
            return f"mapping a with {others}"
        case {"x": x, "y": y} if x == y:
            return "equal x and y"
        case {"x": _}:
            return "has x"
        case {}:
            return "some mapping"
        case str() | bytes() as text:
            return f"text {text!r}"
        case bool(b):
            return f"bool {b}"
        case int(n) if n < 0:
            return "negative"
        case 0 | 1 | 2 as small:
            return f"small {small}"
        case float(nan) if nan != nan:
            return "nan"
        case None:
            return "none"
        case complex(real=0.0, imag=i):
            return f"imaginary {i}"
        case _:
            return "other"


for value in [[], [5], (1, 2, 3), [1], [4, 9], (1, (2, [3, 4, 5])), ("a", ("b", ["c"])), range(2), deque([7]), array.array("i", [3]), "ab", b"ab", bytearray(b"x"), {}, {"type": "a", "z": 1}, {"x": 1, "y": 1}, {"x": 1, "y": 2}, OrderedDict(q=1), defaultdict(int), True, -5, 2, 7, float("nan"), None, 3j, 1 + 1j, {1, 2}, iter([1]), memoryview(b"x"), object]:
    print(type(value).__name__, kind(value))
looked = defaultdict(list)
match looked:
    case {"missing": x}:
        print("never")
    case _:
        print("nothing was made", dict(looked))
match [1, [2, 3]]:
    case [a, [b, 4]]:
        print("never")
    case [a, [b, c]]:
        print(a, b, c)


class Point:
    __match_args__ = ("x", "y")

    def __init__(self, x, y):
        self.x, self.y = x, y


class Bad:
    __match_args__ = ["x"]


for text in ["Point(1, 2)", "Point(x=1)", "Point(1, 2, 3)", "Point(1, x=1)", "Point()", "Bad(1)", "int(1, 2)", "Point(q=1)", "nothing()"]:
    try:
        scope = {"Point": Point, "Bad": Bad, "v": Point(1, 2) if "Bad" not in text else Bad(), "three": 3}
        if text.startswith("int"):
            scope["v"] = 1
        exec(f"match v:\n    case {text}: r = 'matched'\n    case _: r = 'not'", scope)
        print(text, scope["r"])
    except Exception as error:
        print(text, type(error).__name__, error)
match 5:
    case captured:
        pass
print(captured)
match (1, 2):
    case (captured, 3):
        pass
    case _:
        print("captured before it failed or not:", captured in (1, 5))
