def f(x):
    match x:
        case 0 | 1:
            return "zero or one"
        case -1:
            return "minus one"
        case 2.5:
            return "float"
        case 1 + 2j:
            return "complex"
        case "text" | b"bytes":
            return "text or bytes"
        case None:
            return "none"
        case True:
            return "true, but 1 came before"
        case False:
            return "never"
        case str():
            return f"other text {x}"
    return "fell out"

for x in (0, 1, -1, 2.5, 1 + 2j, "text", b"bytes", None, True, False, "other", 3, 1.0, [], 0.0):
    print(repr(x), f(x))

class Color:
    RED = "red"
    GREEN = 5
    class Inner:
        BLUE = ("b",)

def g(x):
    match x:
        case Color.RED:
            return "constant red"
        case Color.GREEN:
            return "constant green"
        case Color.Inner.BLUE:
            return "constant blue"
        case [Color.RED, y]:
            return f"in sequence {y}"
        case RED:
            return f"captured {RED}"

for x in ("red", 5, ("b",), ["red", 1], "else"):
    print(g(x))

def is_identity(x):
    match x:
        case True:
            return "True itself"
        case 1:
            return "equal to 1"

print(is_identity(True), is_identity(1), is_identity(1.0), is_identity(2))
match = {"match": 1}
case = match["match"]
print(match, case)
match case:
    case 1: print("soft keywords")
