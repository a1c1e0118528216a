# What metaclasses can do: calls, containers, operators, instance checks and preparation.
class Registry(type):
    known = {}

    def __new__(meta, name, bases, names, **options):
        made = super().__new__(meta, name, bases, names)
        meta.known[name] = options
        return made

    def __init__(cls, name, bases, names, **options):
        super().__init__(name, bases, names)
        cls.order = [key for key in names if not key.startswith("__")]

    @classmethod
    def __prepare__(meta, name, bases, **options):
        print("prepare", name, [base.__name__ for base in bases], options)
        return {"given": options.get("start", 0)}

    def __call__(cls, *args):
        print("call", cls.__name__, args)
        return super().__call__(*args)

    def __len__(cls): return len(cls.order)
    def __iter__(cls): return iter(cls.order)
    def __contains__(cls, name): return name in cls.order
    def __getitem__(cls, at): return cls.order[at]
    def __add__(cls, other): return cls.__name__ + other.__name__
    def __bool__(cls): return cls.__name__ != "Falsy"
    def __instancecheck__(cls, value): return value == "pretends" or super().__instancecheck__(value)
    def __subclasscheck__(cls, other): return other is int or super().__subclasscheck__(other)
    def __repr__(cls): return f"<registered {cls.__name__}>"
    def __lt__(cls, other): return cls.__name__ < other.__name__


class First(metaclass=Registry, start=5):
    a = 1
    def method(self): ...


class Falsy(First, flag=True):
    b = 2


print(First, First.given, list(First), len(Falsy), "a" in First, First[0], First + Falsy, bool(Falsy), Registry.known)
print(isinstance("pretends", First), isinstance(3, First), issubclass(int, First), issubclass(Falsy, First), issubclass(str, First), First() is not None, sorted([First, Falsy]))
print(type(Falsy).__name__, type(Falsy).__mro__[1], Falsy.__mro__, [kind.__name__ for kind in First.__subclasses__()])
try:
    Registry("Hand", (First,), {"x": 1}, own="yes")
    print(Registry.known["Hand"])
    type.__call__(Registry)
except TypeError as error:
    print(error)
try:
    class Broken(metaclass=lambda name, bases, names: (name, "field" in names)): field = 1
    print(Broken)
except TypeError as error:
    print(error)


class MroMeta(type):
    def mro(cls):
        return [cls, *super().mro()[1:]] if cls.__name__ != "Odd" else [cls, int, object]


class Even(metaclass=MroMeta): ...


print(Even.__mro__ == (Even, object))
try:
    class Odd(metaclass=MroMeta): ...
except TypeError as error:
    print(error)
