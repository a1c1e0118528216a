# Annotations are evaluated when somebody asks (PEP 649, PEP 749): 3.14 alone has annotationlib, so the expected output is
# read against its documentation.
import annotationlib
import re
from annotationlib import Format, get_annotations, ForwardRef

def f(a: int, b: undefined, *c: list[undefined.x], d: "text" = 1) -> undefined | None: ...
class A:
    x: int
    y: A
    z: nope[int, A]
    def m(self, q: A) -> nope: ...
for thing in [f, A, A.m]:
    for fmt in Format:
        if fmt == Format.VALUE_WITH_FAKE_GLOBALS: continue
        try: print(fmt.name, re.sub(" at 0x[0-9a-f]+", "", str(get_annotations(thing, format=fmt))))
        except NameError as e: print(fmt.name, "NameError", e)
    try: print(thing.__annotations__)
    except NameError as e: print("NameError", e)
print(A.__annotate__(1) if False else A.__annotate__.__name__, f.__annotate__.__qualname__)
try: f.__annotate__(3)
except NotImplementedError: print("NotImplementedError")
undefined = str
print(f.__annotations__["b"], f.__annotations__["return"]) if hasattr(str, "x") else None
ref = get_annotations(A, format=Format.FORWARDREF)["z"]
print(type(ref).__name__, ref.__forward_arg__)
nope = dict
print(ref.evaluate(), get_annotations(A))
class G[T]:
    v: T
    w: missing
    def m[U](self, a: T, b: U, c: missing2) -> T: ...
print(get_annotations(G, format=Format.STRING), get_annotations(G.m, format=Format.STRING))
print(get_annotations(G, format=Format.FORWARDREF)["v"], get_annotations(G.m, format=Format.FORWARDREF)["b"])
type Alias = list[missing3]
print(annotationlib.call_evaluate_function(Alias.evaluate_value, Format.STRING))
print(annotationlib.call_evaluate_function(Alias.evaluate_value, Format.FORWARDREF))
def outer():
    local = int
    class C:
        a: local
        b: [local, late, {1: late}, late + 1, -late, late(1, x=2), f"{late}", lambda: 1]
    def g(x: local, y: late2): ...
    return C, g
C, g = outer()
print(get_annotations(g, format=Format.STRING), get_annotations(g, format=Format.FORWARDREF)["x"])
try: print(get_annotations(C, format=Format.STRING)["a"])
except Exception as e: print(type(e).__name__, e)
print(annotationlib.type_repr(int), annotationlib.type_repr(A), annotationlib.type_repr(...), annotationlib.annotations_to_string({"a": int, "b": "c"}))
print(annotationlib.get_annotate_from_class_namespace(A.__dict__).__name__)
x: int = 1
y: late3
print(__annotate__(1) if False else get_annotations(__import__("__main__"), format=Format.STRING))
if x:
    cond: int
else:
    cond2: str
print(__import__("__main__").__annotate__(Format.VALUE_WITH_FAKE_GLOBALS).keys() if False else sorted(get_annotations(__import__("__main__"), format=Format.STRING)))
class Cond:
    if x: a: int
    else: b: str
    for i in []: c: int
print(sorted(Cond.__annotations__))
late3 = int
flag = True
if flag:
    a: int
else:
    b: str
print(__annotate__(1))
class C:
    x: int
    if flag: y: int
    else: z: str
    for i in (): w: int
    try: q: list
    finally: r: dict
    def m(self): return __class__
print(C.__annotations__, C().m(), [n for n in vars(C) if "cond" in n], sorted(__conditional_annotations__))
c: float = 1.5
print(__annotate__(1).keys(), __import__("__main__").__annotations__)
exec("z: int = 1\nprint(__annotate__(1))", {})
class D[T]:
    if flag: v: T
print(D.__annotations__)
