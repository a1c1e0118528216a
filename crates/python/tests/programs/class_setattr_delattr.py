class Checked:
    allowed = {"a", "b"}

    def __setattr__(self, name, value):
        if name not in self.allowed:
            raise AttributeError(f"cannot set {name}")
        object.__setattr__(self, name, value)

    def __delattr__(self, name):
        print("del", name)
        object.__delattr__(self, name)

c = Checked()
c.a = 1
setattr(c, "b", 2)
try:
    c.z = 3
except AttributeError as e:
    print(e)
print(c.__dict__)
del c.a
delattr(c, "b")
print(c.__dict__)
try:
    del c.a
except AttributeError:
    print("gone already")
c.__dict__["z"] = "behind its back"
print(c.z)

class Frozen:
    __slots__ = ("x",)

    def __init__(self, x):
        object.__setattr__(self, "x", x)

    def __setattr__(self, name, value):
        raise TypeError("frozen")

f = Frozen(5)
try:
    f.x = 6
except TypeError as e:
    print(e, f.x)

class Default:
    value = "class level"

d = Default()
d.value = "own"
del d.value
print(d.value)
print(getattr(d, "value"), getattr(d, "nope", None))
try:
    setattr(d, 5, 1)
except TypeError:
    print("TypeError")
setattr(d, "not an identifier", 1)
print(getattr(d, "not an identifier"), d.__dict__)
