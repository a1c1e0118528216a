# Annotations that may not be reached, in a class; names in what is evaluated later (PEP 649, 695).


class Reached:
    if True:
        a: "x"
    else:
        b: int
    for _ in []:
        c: int
    while True:
        d: int
        break


print(Reached.__annotations__)


def scopes():
    T = "function"

    class Inside:
        T = "class"
        first: [T for _ in (1,)]
        second: [one for one in T]

        def method(self, x: [T for _ in (1,)], y: T): ...

    return Inside


print(scopes().__annotations__, scopes().method.__annotations__)

T = "global"


class Alias:
    T = "class"
    type Whole = T
    type Listed = [T for _ in (1,)]
    type Generated = (T for _ in (1,))
    type Generic[T] = [T for _ in (1,)]


print(Alias.Whole.__value__, Alias.Listed.__value__, list(Alias.Generated.__value__), Alias.Generic.__value__)


def outer():
    x = "nonlocal"

    class Assigned:
        type Early = x
        early = Early.__value__
        x = "class"
        type Late = x

    class Declared:
        global x
        type Named = x

    Declared.x = "class"
    return Assigned, Declared


x = "global"
assigned, declared = outer()
print(assigned.early, assigned.Late.__value__, declared.Named.__value__)


class Private[__T, __U: __T]:
    kept = __T

    def method[__V](self, arg: __T, other: __V):
        return __T, __V

    type Pair = (__T, __U)


print(Private.__type_params__, Private.kept, Private.__type_params__[1].__bound__)
print(Private.method.__annotations__, Private().method(1, 2), Private.Pair.__value__)

for text in [
    "def f[T]():\n def g():\n  nonlocal T",
    "class C[T]:\n nonlocal T",
    "type A = [(x := 3) for _ in []]",
    "class C[T]([(x := 3) for _ in []]): pass",
    "def f[T: [(x := 3) for _ in []]](): pass",
    "def f():\n (x): (yield)",
    "def f():\n x: (y := 1)",
    "async def f():\n (x): (await y)",
]:
    try:
        compile(text, "<text>", "exec")
    except SyntaxError as error:
        print(error.msg)
    else:
        print("accepted", text)
