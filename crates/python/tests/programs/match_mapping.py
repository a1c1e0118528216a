def f(x):
    match x:
        case {"type": "point", "x": x, "y": y}:
            return f"point {x} {y}"
        case {"type": "line", "ends": [a, b]}:
            return f"line {a} {b}"
        case {"type": str() as kind, **rest} if rest:
            return f"{kind} with {rest}"
        case {"nested": {"deep": [_, {"leaf": leaf}]}}:
            return f"leaf {leaf}"
        case {1: one, None: none}:
            return f"keys that are no text {one} {none}"
        case {-1: neg} | {"neg": neg}:
            return f"or {neg}"
        case {}:
            return f"any mapping of {len(x)}"
        case _:
            return "no mapping"

for x in ({"type": "point", "x": 1, "y": 2, "more": 3}, {"type": "line", "ends": (1, 2)}, {"type": "circle", "r": 5}, {"type": "alone"},
          {"nested": {"deep": [0, {"leaf": "L"}]}}, {1: "a", None: "b"}, {-1: "n"}, {"neg": "m"}, {}, {"other": 1}, [], "text", None):
    print(f(x))

class D(dict):
    def __missing__(self, key):
        return "made"

def missing(x):
    match x:
        case {"absent": v}:
            return v
        case _:
            return "not matched, __missing__ is not asked"

print(missing(D()), missing({"absent": None}))
match {"a": 1, "b": 2, "c": 3}:
    case {"a": 1, **others}:
        print(others)
match {"k": 0}:
    case {"k": False}:
        print("wrong")
    case {"k": 0 | 1 as k}:
        print("k", k)

class Const:
    KEY = "dotted"

match {"dotted": 5}:
    case {Const.KEY: v}:
        print("dotted key", v)
text = "match x:\n  case {'a': 1, 'a': 2}: pass"
for text in (text, "match x:\n  case {**a, 'b': 1}: pass", "match x:\n  case a: pass\n  case b: pass", "match x:\n  case [a, a]: pass", "match x:\n  case a | 1: pass"):
    try:
        compile(text, "<t>", "exec")
    except SyntaxError:
        print("SyntaxError")
