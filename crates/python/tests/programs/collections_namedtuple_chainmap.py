# Named tuples, chained maps, default dictionaries, user classes.
from collections import ChainMap, UserDict, UserList, UserString, defaultdict, namedtuple

Point = namedtuple("Point", "x y", defaults=[0])
point = Point(1)
print(point, point._replace(y=5), point._asdict(), Point._fields, Point._field_defaults, Point._make([7, 8]), point.x, point[1], point == (1, 0))
print(namedtuple("Odd", "a def a _b", rename=True)._fields, Point.__doc__, Point.x.__doc__, hash(point) == hash((1, 0)), Point.__match_args__)
for wrong in [lambda: namedtuple("X", "def"), lambda: namedtuple("X", "a a"), lambda: namedtuple("X", "_a"), lambda: namedtuple("3", "a"), lambda: Point(), lambda: Point(1, 2, 3), lambda: Point._make([1, 2, 3]), lambda: namedtuple("X", "a", defaults=[1, 2])]:
    try:
        print(wrong())
    except Exception as error:
        print(type(error).__name__, error)
chain = ChainMap({"a": 1}, {"a": 2, "b": 3})
chain["c"] = 9
print(chain, chain["a"], chain.parents, chain.new_child({"b": 0})["b"], list(chain), len(chain), chain.maps[0], "b" in chain, chain.get("z"), dict(chain))
for wrong in [lambda: chain["nothing"], lambda: chain.pop("b"), lambda: chain.__delitem__("b")]:
    try:
        print(wrong())
    except KeyError as error:
        print(error)
groups = defaultdict(list, {"old": [0]})
for word in ["apple", "bob", "ant"]:
    groups[word[0]].append(word)
print(groups, groups.get("z"), "z" in groups, groups.default_factory, defaultdict(None, a=1), groups | {"n": 1})
try:
    defaultdict(None)["x"]
except KeyError as error:
    print("KeyError", error)
try:
    defaultdict(3)
except TypeError as error:
    print(error)


class Upper(UserDict):
    def __setitem__(self, key, value):
        super().__setitem__(key.upper(), value)


class Shout(UserString):
    def __str__(self):
        return super().__str__() + "!"


print(Upper(a=1, b=2), Upper({"x": 1}) | {"y": 2}, UserList([3, 1]) + [2], sorted(UserList([3, 1])), Shout("hey"), Shout("hey").upper() == "HEY", UserString("a") + "b")
