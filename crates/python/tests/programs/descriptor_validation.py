class Typed:
    def __init__(self, kind, check=None):
        self.kind, self.check = kind, check

    def __set_name__(self, owner, name):
        self.name = name
        self.slot = "_" + name

    def __get__(self, obj, owner):
        if obj is None:
            return self
        try:
            return getattr(obj, self.slot)
        except AttributeError:
            raise AttributeError(f"{self.name} has no value") from None

    def __set__(self, obj, value):
        if not isinstance(value, self.kind):
            raise TypeError(f"{self.name}: {type(value).__name__} is no {self.kind.__name__}")
        if self.check and not self.check(value):
            raise ValueError(f"{self.name}: {value!r} is refused")
        setattr(obj, self.slot, value)

    def __delete__(self, obj):
        delattr(obj, self.slot)


class Person:
    name = Typed(str, str.istitle)
    age = Typed(int, lambda n: 0 <= n < 150)

    def __init__(self, name, age):
        self.name = name
        self.age = age


p = Person("Ann", 30)
print(p.name, p.age, p.__dict__, type(Person.age).__name__)
for name, value in (("name", 5), ("name", "lower"), ("age", "x"), ("age", 200), ("age", True)):
    try:
        setattr(p, name, value)
        print(name, getattr(p, name))
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
p.age += 41
print(p.age)
del p.age
try:
    p.age
except AttributeError as e:
    print(e)
try:
    del p.age
except AttributeError:
    print("already gone")
