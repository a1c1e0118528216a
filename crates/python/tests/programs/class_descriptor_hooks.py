# Special methods that are descriptors of their own are bound before they are called.
class Getter:
    def __get__(self, instance, owner=None):
        def found(*args):
            return (type(instance).__name__ if instance is not None else None, args)

        return found


class Hooked:
    __getattr__ = Getter()
    __call__ = Getter()
    __len__ = property(lambda self: lambda: 7)


print(Hooked().anything, Hooked()(1, 2), len(Hooked()))


class Made:
    @classmethod
    def __new__(*args):
        return len(args)


class Derived(Made):
    pass


print(Made(1, 2), Derived(1, 2))


class Setter:
    def __set__(self, instance, value):
        instance.__dict__["kept"] = value


class Meta(type):
    pass


class WithMeta(metaclass=Meta):
    pass


WithMeta.a = 42
Meta.a = type("ReadBack", (), {"__set__": lambda self, instance, value: None})()
print(WithMeta.a)


class Base:
    def who(self):
        return "base"


class Middle(Base):
    def who(self):
        return "middle " + self._Middle__super.who()


Middle._Middle__super = super(Middle)
print(Middle().who())


class IntDescriptor(int):
    def __get__(self, instance, owner=None):
        return "got"


class Holder:
    x = IntDescriptor(3)


print(Holder.x, Holder().x)


class Items(dict):
    __setattr__ = dict.__setitem__


items = Items()
items.y = 42
print(items)


class Sub(list):
    def __new__(cls, items, more=None):
        self = super().__new__(cls, items)
        self.more = more
        return self


class Sub2(tuple):
    def __init__(self, items, more=None):
        self.more = more


print(Sub([1, 2], more=3).more, Sub2([1, 2], more=3), Sub2([1], more=4).more)
try:
    list(items=1)
except TypeError as error:
    print(error)


class Plain:
    pass


plain = Plain()
plain.a = 1
del plain.__dict__
print(plain.__dict__, hasattr(plain, "a"))
for text in ["property().fget", "(1j).real", "slice(1).start", "range(1).step"]:
    owner, name = text.rsplit(".", 1)
    try:
        setattr(eval(owner), name, 1)
    except AttributeError as error:
        print(text, error)


class Static(staticmethod):
    def __init__(self, function):
        pass


print(Static(1).__func__)
