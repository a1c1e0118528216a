# Annotations are evaluated when somebody asks: forward names, errors, formats, conditional ones, scopes.
import annotationlib
from annotationlib import Format, get_annotations


def function(a: Later, *args: "text", k: print("evaluated") or int = 1) -> Missing: ...


print("nothing is evaluated yet")
class Later: ...


for ask in [lambda: function.__annotations__, lambda: get_annotations(function, format=Format.FORWARDREF), lambda: get_annotations(function, format=Format.STRING)]:
    try:
        found = ask()
        print({name: value if isinstance(value, (str, type)) else type(value).__name__ for name, value in found.items()})
    except NameError as error:
        print(error)
Missing = "now it is there"
print(function.__annotations__["return"], function.__annotations__ is function.__annotations__, sorted(function.__annotations__))
function.__annotations__ = {"x": 1}
print(function.__annotations__, function.__annotate__)


class Owner:
    value: int
    if value_is_known := True:
        known: str = "x"
    else:
        unknown: float
    own: Owner = None

    def method(self, other: Owner) -> list[Owner]: ...


print(Owner.__annotations__ == {"value": int, "known": str, "own": Owner}, Owner.method.__annotations__["other"] is Owner, "value" in vars(Owner), Owner.__annotate__(Format.VALUE)["value"])
x: int
y: undefined_name = 5
print(y, "x" in globals(), callable(globals().get("__annotate__")))
try:
    __annotations__
except NameError as error:
    print(error)


def nested():
    local = str

    class Inner:
        field: local

    def inner(a: local): ...
    return Inner, inner


Inner, inner = nested()
print(Inner.__annotations__, inner.__annotations__, get_annotations(Inner, format=Format.STRING))
for text in ["def f(a: (yield)): ...", "x: (y := 1)", "def f(a: await b): ...", "class A:\n  x: (yield)", "(x): int = 1", "x[0]: int = 1", "def f():\n  x: int\n  print(x)\nf()", "lambda x: int: x"]:
    try:
        exec(text, {"x": [0]})
        print(repr(text), "is right")
    except (SyntaxError, UnboundLocalError) as error:
        print(repr(text), type(error).__name__, getattr(error, "msg", error))
print(annotationlib.type_repr(int), annotationlib.ForwardRef("int").evaluate(), annotationlib.call_annotate_function(Owner.__annotate__, Format.STRING)["own"])
