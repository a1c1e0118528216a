# super: in class methods, static ones, properties, nested functions, comprehensions, and its errors.
class Base:
    value = "base value"

    def __init__(self, x=0):
        self.x = x

    def method(self): return f"base method of {type(self).__name__}"
    @classmethod
    def build(cls): return f"base build of {cls.__name__}"
    @staticmethod
    def static(): return "base static"
    @property
    def prop(self): return "base prop"
    def __getitem__(self, key): return f"item {key}"
    def __len__(self): return 42


class Derived(Base):
    value = "derived value"

    def method(self): return "derived+" + super().method()
    @classmethod
    def build(cls): return "derived+" + super().build()
    @staticmethod
    def static(): return "derived+" + super(Derived, Derived).static()
    @property
    def prop(self): return "derived+" + super().prop
    def nested(self):
        def inner():
            return super(Derived, self).method()
        return inner()
    def zero_in_nested(self):
        def inner(other):
            return super().method()
        return inner(self)
    def comprehension(self):
        return [super(Derived, self).method() for _ in range(1)]
    def attribute(self): return super().value, super().__getitem__(3), super().__len__()
    def assigns(self):
        super().__setattr__("y", 5)
        return self.y
    lambda_method = lambda self: super().method()


d = Derived()
print(d.method(), Derived.build(), d.static(), d.prop, d.nested(), d.zero_in_nested(), d.comprehension(), d.attribute(), d.assigns(), d.lambda_method(), sep="\n")
print(super(Derived, d).method(), super(Derived, Derived).build(), super(Derived, d).__thisclass__.__name__, super(Derived, d).__self__ is d, repr(super(Derived, d))[:17])
for wrong in [lambda: super(), lambda: super(3, 4), lambda: super(Derived, d).nothing, lambda: super(Derived).method, lambda: super(Derived, d)[1], lambda: len(super(Derived, d)), lambda: super(Base, d).method]:
    try:
        print(wrong())
    except Exception as error:
        print(type(error).__name__, str(error).split(" at 0x")[0])


def outside(self):
    return super().method()


def no_arguments():
    return super().method()


for wrong in [lambda: outside(d), no_arguments]:
    try:
        print(wrong())
    except (RuntimeError, TypeError) as error:
        print(type(error).__name__, error)


class A:
    def go(self): return ["A"]


class B(A):
    def go(self): return ["B"] + super().go()


class C(A):
    def go(self): return ["C"] + super().go()


class D(B, C):
    def go(self): return ["D"] + super().go()


print(D().go(), [k.__name__ for k in D.__mro__], super(B, D()).go())
unbound = super(Derived)
print(unbound.__get__(d, Derived).method(), unbound.__self__)
