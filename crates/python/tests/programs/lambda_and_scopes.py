# Scopes: lambdas, comprehensions, classes, exec, and names that are local too early.
import types

x = "global"


class C:
    x = "class"
    seen = [x for _ in range(1)]
    inner = lambda self: x
    first = list(x for y in range(1)) if False else None
    ys = [y for y in x]

    def method(self):
        return x


print(C.inner(None), C().method(), C.ys)


def counter():
    total = 0

    def add(n):
        nonlocal total
        total += n
        return total

    return add, lambda: total


add, get = counter()
add(2)
add(3)
print(get(), add.__closure__[0].cell_contents, add.__code__.co_freevars, counter.__code__.co_cellvars)


def early():
    try:
        print(x)
    except UnboundLocalError as error:
        print(error)
    x = 1


early()


def free():
    def inner():
        return later
    try:
        inner()
    except NameError as error:
        print(type(error).__name__, error)
    later = 5
    print(inner())
    del later
    try:
        inner()
    except NameError as error:
        print(error)


free()
print([f() for f in [lambda: i for i in range(3)]], [f() for f in [lambda i=i: i for i in range(3)]], (lambda *a, k=1, **r: (a, k, r))(1, 2, k=3, z=4))
scope = {}
exec("def f():\n    return g()\ndef g():\n    return 'from exec'\nresult = f()", scope)
print(scope["result"], sorted(name for name in scope if name != "__builtins__"))
exec("y = 1\nprint([y for _ in range(2)])", {})
local = {}
exec("z = 1\nw = [z for _ in range(2)] if False else z", {}, local)
print(local["w"])
try:
    exec("a = 1\ndef f(): return a\nf()", {}, {})
except NameError as error:
    print(error)
print(eval("(lambda: x)()", {"x": "given"}), eval("[x for x in 'ab']"), x)
code = (lambda: x).__code__
print(types.FunctionType(code, {"x": "other globals"})(), code.co_name, code.co_names)


def walrus():
    values = [last := n for n in range(4)]
    return last, values


print(walrus(), [n for n in range(3) if (half := n / 2) > 0.4], half)
for text in ["def f(a, a): ...", "def f():\n  x = 1\n  global x", "def f():\n  nonlocal q", "nonlocal q", "def f(x):\n  global x", "def f():\n  print(x)\n  global x", "lambda x, x: 1", "[x := 1 for x in y]", "class A:\n  [y := 1 for _ in ()]", "def f(): nonlocal x, y", "[(i := 0) for i in x]", "def f(*, a): return (yield)\n[(yield) for _ in x]", "def f(a=(yield)): ..." if False else "return 1", "yield 1", "await x", "class A: return 1", "async def f(): yield from x", "def f(): await x", "[await x for x in y]" if False else "def f(): async with a: ..."]:
    try:
        compile(text, "t", "exec")
        print("right:", repr(text))
    except SyntaxError as error:
        print(repr(text), "|", error.msg, error.lineno, error.offset)
