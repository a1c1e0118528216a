# When objects end: rebinding, del, scopes, containers, exceptions, generators, loops and temporaries.
class Thing:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("ends", self.name)

    def me(self):
        return self


x = Thing("rebound")
x = 1
print("after rebinding")
x = Thing("deleted")
del x
print("after del")
Thing("temporary")
print("after temporary")
Thing("chained").me().me()
print("after chain")
box = [Thing("in list"), Thing("popped")]
box.pop()
print("after pop")
box.clear()
print("after clear")


def function():
    local = Thing("local")
    print("in function")
    return 5


print(function(), "after function")


def passes(thing):
    thing = None
    print("argument dropped inside")


passes(Thing("argument"))
print("after call")
for item in [Thing("loop 1"), Thing("loop 2")]:
    print("body", item.name)
print("after loop")
item = None
print("after item")
d = {"k": Thing("value")}
d["k"] = None
print("after replacing")
s = {Thing("in set")}
s.clear()
print("after set")


def gen():
    inside = Thing("in generator")
    yield 1
    yield 2


g = gen()
next(g)
print("before close")
g.close()
print("after close")
g = gen()
next(g)
g = None
print("generator dropped")
try:
    held = Thing("held by nothing")
    raise ValueError(Thing("in exception"))
except ValueError as error:
    print("handling")
print("after handler")
held = None
a = Thing("a")
b = a
del a
print("still has b")
b = None
closure = (lambda thing: lambda: thing)(Thing("in closure"))
print("closure holds")
closure = None
t = (Thing("tuple 1"), Thing("tuple 2"))
t, u = None, t[1]
print("half")
u = None
[Thing("comprehension") for _ in range(2)]
print("after comprehension")
Thing("attribute").name.upper()
print("after attribute")


class Holder:
    shared = Thing("class attribute")


del Holder.shared
print("after class attribute")
_ = Thing("with two") is Thing("with two")
print("end")
