# Properties with all parts, inherited and changed ones; __getattr__ and its kin; __dir__; __delattr__.
class Temperature:
    def __init__(self):
        self._c = 0

    @property
    def celsius(self):
        "words of celsius"
        return self._c

    @celsius.setter
    def celsius(self, value):
        if value < -273:
            raise ValueError("too cold")
        self._c = value

    @celsius.deleter
    def celsius(self):
        print("reset")
        self._c = 0


class Kelvin(Temperature):
    @Temperature.celsius.getter
    def celsius(self):
        return self._c + 273


t, k = Temperature(), Kelvin()
t.celsius = k.celsius = 10
print(t.celsius, k.celsius, Temperature.celsius.__doc__, Kelvin.celsius.fset is Temperature.celsius.fset, Temperature.celsius.fget.__name__)
del t.celsius
print(t.celsius)
for wrong in [lambda: setattr(t, "celsius", -300), lambda: property(3).__get__(t), lambda: setattr(type("X", (), {"p": property()})(), "p", 1), lambda: type("X", (), {"p": property()})().p, lambda: delattr(type("X", (), {"p": property(lambda s: 1)})(), "p"), lambda: property().getter(1).fget(2)]:
    try:
        print(wrong())
    except Exception as error:
        print(type(error).__name__, error)


class Hooks:
    real = "real"

    def __getattr__(self, name):
        if name.startswith("no"):
            raise AttributeError(f"refused {name}", name=name, obj=self)
        return f"made {name}"

    def __setattr__(self, name, value):
        print("set", name)
        super().__setattr__(name, value)

    def __delattr__(self, name):
        print("delete", name)
        super().__delattr__(name)

    def __dir__(self):
        return ["zeta", "alpha", 5] if False else ["zeta", "alpha"]


h = Hooks()
h.own = 1
print(h.real, h.own, h.other, hasattr(h, "nothing"), getattr(h, "nope", "default"), dir(h), vars(h))
del h.own
print(h.own)
try:
    del h.own
except AttributeError as error:
    print(error)


class All:
    def __getattribute__(self, name):
        if name == "secret":
            raise AttributeError("hidden")
        return object.__getattribute__(self, name)

    def __getattr__(self, name):
        return "fallback"

    secret = 5
    plain = 6


print(All().secret, All().plain, All().nothing, All.secret)


class Module:
    def __class_getitem__(cls, item):
        return f"{cls.__name__}[{item}]"

    __slots__ = ()


print(Module[3], Module["a", "b"])
try:
    Module().x = 1
except AttributeError as error:
    print(str(error).split(" and no")[0])
