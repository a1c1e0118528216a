class Recorder(dict):
    def __init__(self):
        super().__init__()
        self.order = []

    def __setitem__(self, key, value):
        if not key.startswith("__"):
            self.order.append(key)
        super().__setitem__(key, value)

class Meta(type):
    @classmethod
    def __prepare__(mcls, name, bases, **kw):
        print("prepare", name, [b.__name__ for b in bases], kw)
        return Recorder()

    def __new__(mcls, name, bases, ns, **kw):
        cls = super().__new__(mcls, name, bases, dict(ns))
        cls.order = ns.order
        return cls

    def __init__(cls, name, bases, ns, **kw):
        super().__init__(name, bases, ns)

class A(metaclass=Meta, flag=True):
    b = 1
    a = 2
    b = 3

    def method(self):
        pass

    for i in range(2):
        pass

print(A.order, A.b)

class B(A):
    z = 0

print(B.order)

class Counting(dict):
    def __missing__(self, key):
        if key.startswith("_"):
            raise KeyError(key)
        self[key] = value = len([k for k in self if not k.startswith("_")])
        return value

class EnumMeta(type):
    @classmethod
    def __prepare__(mcls, name, bases):
        return Counting()

class Color(metaclass=EnumMeta):
    RED
    GREEN
    BLUE

print(Color.RED, Color.GREEN, Color.BLUE)
