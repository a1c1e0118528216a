class Point:
    __match_args__ = ("x", "y")

    def __init__(self, x, y):
        self.x, self.y = x, y

class Point3(Point):
    def __init__(self, x, y, z):
        super().__init__(x, y)
        self.z = z

class Plain:
    def __init__(self, **kw):
        self.__dict__.update(kw)

def f(v):
    match v:
        case Point3(0, y, z=z):
            return f"3d {y} {z}"
        case Point(0, 0):
            return "origin"
        case Point(x, y) if x == y:
            return f"diagonal {x}"
        case Point(x=0, y=y) | Point(x=y, y=0):
            return f"axis {y}"
        case Point():
            return "point"
        case Plain(name=str(name), size=int() | float() as size):
            return f"plain {name} {size}"
        case int(n) | float(n):
            return f"number {n}"
        case str(s) if s:
            return f"text {s}"
        case list([a, *_]):
            return f"list starting {a}"
        case tuple() | set():
            return "tuple or set"

for v in (Point3(0, 1, 2), Point(0, 0), Point(2, 2), Point(0, 5), Point(5, 0), Point(1, 2), Plain(name="n", size=1.5), Plain(name="n"), Plain(name=1, size=1),
          5, 2.5, True, "s", "", [1, 2], [], {"k": 1}, (1,), {1}, None):
    print(f(v))
try:
    match Point(1, 2):
        case Point(1, 2, 3):
            pass
except TypeError as e:
    print(e)
try:
    match Plain():
        case Plain(1):
            pass
except TypeError as e:
    print(e)
bad = print
try:
    match 5:
        case bad():
            pass
except TypeError as e:
    print(type(e).__name__)
