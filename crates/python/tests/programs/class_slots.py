class Point:
    __slots__ = ("x", "y")
    def __init__(self, x, y=None):
        self.x = x
        if y is not None:
            self.y = y

p = Point(1, 2)
print(p.x, p.y, Point.__slots__, hasattr(p, "__dict__"))
try:
    p.z = 3
except AttributeError:
    print("no z")
q = Point(5)
try:
    q.y
except AttributeError:
    print("y not set")
q.y = 6
del q.x
print(hasattr(q, "x"), q.y, type(Point.x).__name__)

class Sub(Point):
    pass

s = Sub(1, 2)
s.z = 3
print(s.__dict__, s.x)

class Both(Point):
    __slots__ = ("z", "__dict__")

b = Both(1)
b.z, b.w = 2, 3
print(b.__dict__, b.z)

class Single:
    __slots__ = "name"

n = Single()
n.name = "one slot"
print(n.name)
try:
    class Conflict:
        __slots__ = ("a",)
        a = 1
except ValueError as e:
    print(e)

class Private:
    __slots__ = ("__hidden",)
    def __init__(self):
        self.__hidden = "mangled"

print(Private()._Private__hidden, [name for name in dir(Private) if "hidden" in name])
try:
    class Layout(Point, Single):
        pass
except TypeError as e:
    print(e)
