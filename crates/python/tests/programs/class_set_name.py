class Field:
    def __init__(self, default):
        self.default = default

    def __set_name__(self, owner, name):
        print("set_name", owner.__name__, name)
        self.name = name
        self.owner = owner

    def __get__(self, obj, owner=None):
        if obj is None:
            return f"field {self.name} of {self.owner.__name__}"
        return obj.__dict__.get(self.name, self.default)

    def __set__(self, obj, value):
        obj.__dict__[self.name] = value


class Record:
    first = Field(1)
    second = Field("two")


class Sub(Record):
    third = Field(3)
    first = Field("sub")


r, s = Record(), Sub()
print(r.first, r.second, Record.first, Sub.first, Sub.second, s.first, s.third)
r.first = 10
print(r.first, Record().first, r.__dict__)
Record.late = Field("late")
print(hasattr(Record.__dict__["late"], "name"))
made = type("Made", (), {"f": Field(0)})
print(made.f)


class Alias:
    one = two = Field(5)


print(Alias.one, Alias.two)


class Init:
    def __init_subclass__(cls):
        print("init_subclass after set_name:", cls.f)


class Order(Init):
    f = Field(0)
