# Names that shadow: builtins, globals in functions, classes, comprehensions, loops, exceptions, imports, del.
import builtins

len = lambda x: "shadowed"
print(len([1]), builtins.len([1]))
del len
print(len([1, 2]))
try:
    del len
except NameError as error:
    print(error)
builtins.invented = "from builtins"
print(invented)
del builtins.invented
try:
    invented
except NameError as error:
    print(error)
x = "module"


def reads(): return x
def shadows():
    x = "local"
    return x, reads()
def deletes():
    global gone
    gone = 1
    del gone
    try:
        return gone
    except NameError as error:
        return str(error)
def makes():
    global made_here
    made_here = "made"


makes()
print(shadows(), deletes(), made_here)
for x in range(2):
    pass
print(x)
try:
    raise ValueError
except ValueError as x:
    pass
try:
    print(x)
except NameError as error:
    print(error)
x = 1
[x for x in range(5)]
print(x, [y for y in [x]], (lambda x: x * 2)(5), x)


class C:
    x = x + 1
    y = [x for _ in range(1)]
    def get(self): return x
    def own(self): return self.x
    del x


print(C.y, C().get(), hasattr(C, "x"))
with open("/dev/null") as x:
    pass
import sys as x
print(x is sys if (sys := x) else 0, type(x).__name__)
def f(print=print): return print
print(f() is print, (lambda: (print := 5))() , [int for int in "ab"], int("5"))
def late():
    return helper()
try:
    late()
except NameError as error:
    print(error)
def helper(): return "helped"
print(late(), globals()["late"] is late, "helper" in dir(), sorted(k for k in vars() if k.startswith("ma")))
exec("def helper(): return 'replaced'")
print(late())
