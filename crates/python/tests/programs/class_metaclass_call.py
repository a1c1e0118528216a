class Singleton(type):
    instances = {}

    def __call__(cls, *args, **kw):
        if cls not in cls.instances:
            print("creating", cls.__name__, args, kw)
            cls.instances[cls] = super().__call__(*args, **kw)
        return cls.instances[cls]


class Config(metaclass=Singleton):
    def __init__(self, value):
        self.value = value


a, b = Config(1), Config(2)
print(a is b, b.value)


class NoInstances(type):
    def __call__(cls, *args):
        raise TypeError(f"{cls.__name__} is not for instances")


class Static(metaclass=NoInstances):
    pass


try:
    Static()
except TypeError as e:
    print(e)


class Trace(type):
    def __call__(cls, *args):
        print("call")
        obj = cls.__new__(cls, *args)
        print("made")
        obj.__init__(*args)
        return obj

    def __instancecheck__(cls, obj):
        return obj == "special" or type.__instancecheck__(cls, obj)

    def __subclasscheck__(cls, sub):
        return sub is int


class Thing(metaclass=Trace):
    def __new__(cls, x):
        print("new", x)
        return super().__new__(cls)

    def __init__(self, x):
        print("init", x)


t = Thing(5)
print(isinstance(t, Thing), isinstance("special", Thing), isinstance("x", Thing), issubclass(int, Thing), issubclass(str, Thing))
