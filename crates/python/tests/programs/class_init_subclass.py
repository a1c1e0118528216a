class Plugin:
    registry = {}

    def __init_subclass__(cls, /, name=None, **kw):
        super().__init_subclass__(**kw)
        print("subclass", cls.__name__, name)
        cls.registry[name or cls.__name__.lower()] = cls


class One(Plugin):
    pass


class Two(Plugin, name="second"):
    pass


class Three(Two):
    pass


print(sorted(Plugin.registry), Plugin.registry["second"] is Two)


class Marks:
    def __init_subclass__(cls, marks=(), **kw):
        super().__init_subclass__(**kw)
        cls.marks = marks


class Mixed(Marks, Plugin, name="mixed", marks=(1, 2)):
    pass


print(Mixed.marks, Plugin.registry["mixed"].__name__)
try:
    class Bad(Plugin, unknown=1):
        pass
except TypeError:
    print("TypeError")
try:
    class Plain(object, option=1):
        pass
except TypeError:
    print("TypeError")
made = type("Made", (Plugin,), {"x": 1}, name="by type")
print(made.x, Plugin.registry["by type"] is made)


class Explicit:
    @classmethod
    def __init_subclass__(cls):
        print("explicit classmethod", cls.__name__)


class Derived(Explicit):
    pass


print(type(Plugin.__dict__["__init_subclass__"]).__name__)
