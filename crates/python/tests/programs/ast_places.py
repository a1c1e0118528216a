# Every node of a tree is where CPython's parser says it is. The text is read by this very test.
import ast

SAMPLE = r'''
# sample
@deco
@deco2(1)  # comment

def f(a, /, b: int = 1, *args: str, c, d=2, **kw) -> None:
    """Doc"""
    return (yield)
@y
class A(B, metaclass=C, *D, **E): pass
x = 1, 2
(x) = (1, 2)
x += f(a for a in b)
x += f((a for a in b), 1)
y: int = 5
(y): int
z.a: int
if a: pass
elif b: pass
elif c:
    pass
else:
    pass
while x: break
else: pass
for x, in y: continue
else: pass
try: pass
except A as e: pass
except: pass
else: pass
finally: pass
try: pass
except* A: pass
with (a as b, c): pass
with a, b as c.d: pass
async def h():
    async with a: pass
    async for x in y: pass
    return [x async for x in y if a if b]
match x:
    case 1 | -2 | 1+2j: pass
    case [a, *_, None]: pass
    case {"a": 1, **rest}: pass
    case A.B(x, y=3) if z: pass
    case (a as b): pass
    case _: pass
    case "a" "b": pass
    case [*r]: pass
import a.b as c, d
from . import x as y
from .a.b import (c, d as e)
global q, r
del a, b[1], (c, d)
assert a, "b"
raise X from Y
lambda: 0
lambda a, *b, c=1: (a)
a if b else c
{**a, "b": 1}
{1, 2}
{a: b for a, b in c}
{a for a in b}
not a and b or c
-1 + ~2 ** +3 // 4
a < b <= c is not d not in e
a[1:2, ::3, ...]
a[1]
a[b, c]
a[*b]
f(*a, **b)
"a" 'b'
u"a"
b"a" b'b'
1_000
0xFF
1e5
3j
99999999999999999999999
True, None, ...
(a).b.c(d)[e]
(a) + (b)
((a) + b)
print((yield_))
x = (y := 5)
nonlocal_ = 1; é = "é"; x = é
def k(): x = yield a; yield from b
f(a)(b)(c=1)
[*a, b] = c
a = b = c
a, (b, c) = d
("a"
 "b")
@a.b
class Z: x: int
def foo(a=1, /, b=2, *, c): pass
"\ud800"
r"\n" "\n"
x = [
    1,
    2,
]
'''


def dump(node, indent=0):
    pad = "  " * indent
    if isinstance(node, ast.AST):
        places = [getattr(node, name) for name in node._attributes]
        print(pad + type(node).__name__, *places)
        for field in node._fields:
            if field != "type_params":
                print(pad + " ." + field)
                dump(getattr(node, field), indent + 1)
    elif isinstance(node, list):
        for item in node:
            dump(item, indent + 1)
    else:
        print(pad + repr(node))


dump(ast.parse(SAMPLE))
