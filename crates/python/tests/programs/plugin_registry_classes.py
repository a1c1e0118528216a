# Classes that register themselves by __init_subclass__, decorators, metaclasses and entry tables; abstract checks.
from abc import ABC, abstractmethod


class Shape(ABC):
    kinds = {}

    def __init_subclass__(cls, /, sides=None, **kwargs):
        super().__init_subclass__(**kwargs)
        cls.sides = sides
        if sides is not None:
            Shape.kinds[cls.__name__.lower()] = cls

    @abstractmethod
    def area(self): ...

    def __str__(self):
        return f"{type(self).__name__} with {self.sides} sides and area {self.area()}"

    @classmethod
    def make(cls, kind, *args):
        try:
            return cls.kinds[kind](*args)
        except KeyError:
            raise ValueError(f"no shape {kind!r}, only {', '.join(sorted(cls.kinds))}") from None


class Square(Shape, sides=4):
    def __init__(self, a): self.a = a
    def area(self): return self.a ** 2


class Triangle(Shape, sides=3):
    def __init__(self, base, height): self.base, self.height = base, height
    def area(self): return self.base * self.height / 2


class Odd(Shape, sides=7): ...
class Hidden(Shape): ...


print(Shape.make("square", 3), Shape.make("triangle", 3, 4), sorted(Shape.kinds), Hidden.sides, sep="\n")
for call in [lambda: Shape.make("circle"), lambda: Shape.make("odd"), lambda: Shape(), lambda: Shape.make("square")]:
    try:
        print(call())
    except (ValueError, TypeError) as error:
        print(type(error).__name__, str(error).split(" with")[0], error.__cause__, error.__suppress_context__)


class Field:
    def __set_name__(self, owner, name):
        self.name = name
        owner.__dict__.get("fields", []).append(name)

    def __init__(self, kind): self.kind = kind

    def __get__(self, instance, owner):
        return self if instance is None else instance.__dict__[self.name]

    def __set__(self, instance, value):
        if not isinstance(value, self.kind):
            raise TypeError(f"{self.name} wants {self.kind.__name__}, not {type(value).__name__}")
        instance.__dict__[self.name] = value


class Model:
    def __init_subclass__(cls):
        cls.names = [name for name, value in vars(cls).items() if isinstance(value, Field)]

    def __init__(self, **values):
        for name in self.names:
            setattr(self, name, values.pop(name))
        if values:
            raise TypeError(f"unknown {sorted(values)}")

    def __repr__(self):
        return f"{type(self).__name__}({', '.join(f'{name}={getattr(self, name)!r}' for name in self.names)})"


class User(Model):
    name = Field(str)
    age = Field(int)


print(User(name="ann", age=5), User.names, User.name.kind)
for values in [dict(name="x", age="y"), dict(name="x"), dict(name="x", age=1, z=2)]:
    try:
        print(User(**values))
    except (TypeError, KeyError) as error:
        print(type(error).__name__, error)
