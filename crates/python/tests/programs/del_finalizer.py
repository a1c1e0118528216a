class Noisy:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("del", self.name)

a = Noisy("a")
b = a
del a
print("still there")
del b
print("gone")
c = Noisy("c1")
c = Noisy("c2")
print("rebound")
c = None

def f():
    local = Noisy("local")
    print("in f")

f()
print("after f")
Noisy("temporary")
print("after temporary")
items = [Noisy("i0"), Noisy("i1")]
items.pop(0)
print("popped")
items.clear()
print("cleared")
d = {"k": Noisy("in dict")}
d["k"] = 1
print("overwritten")

class Holder:
    pass

h = Holder()
h.x = Noisy("attribute")
del h
print("holder gone")

def generator():
    n = Noisy("in generator")
    yield 1

g = generator()
next(g)
del g
print("generator gone")
saved = []

class Phoenix:
    def __del__(self):
        saved.append(self)

p = Phoenix()
del p
print(len(saved), type(saved[0]).__name__)
