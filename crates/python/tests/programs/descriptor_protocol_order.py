# Descriptors: who comes first, what is asked with what, and descriptors of classes.
class Data:
    def __init__(self, name):
        self.name = name

    def __get__(self, instance, owner=None):
        print("get", self.name, type(instance).__name__, owner and owner.__name__)
        return self.name

    def __set__(self, instance, value):
        print("set", self.name, value)

    def __delete__(self, instance):
        print("delete", self.name)


class NonData:
    def __get__(self, instance, owner=None):
        return "non-data" if instance is not None else self


class OnlySet:
    def __set__(self, instance, value):
        instance.__dict__["only_set"] = value * 2


class Owner:
    data = Data("data")
    non = NonData()
    only_set = OnlySet()


owner = Owner()
owner.__dict__.update(data="shadow", non="shadow wins", only_set="in the dict")
print(owner.data, owner.non, owner.only_set, type(Owner.non).__name__, Owner.data)
owner.data = 3
owner.only_set = 4
print(owner.only_set)
del owner.data
try:
    del owner.only_set
except (AttributeError, TypeError) as error:
    print(type(error).__name__, error)
Owner.data = "replaced in the class"
print(owner.data)


class Meta(type):
    through = Data("of meta")

    def __getattr__(cls, name):
        return f"meta makes {name}"


class Made(metaclass=Meta):
    through = "own"


print(Made.through, Made.anything)
Made.through = 5
try:
    Made().anything
except AttributeError as error:
    print(error)
bound = Data("loose").__get__(None, int)
print(Data.__get__(Data("by hand"), 1, int), bound)


class Lazy:
    def __init__(self, function):
        self.function = function

    def __set_name__(self, owner, name):
        self.name = name

    def __get__(self, instance, owner):
        value = instance.__dict__[self.name] = self.function(instance)
        return value


class Report:
    @Lazy
    def total(self):
        print("computes")
        return 42


report = Report()
print(report.total, report.total, vars(report))


class Failing:
    def __get__(self, instance, owner):
        raise AttributeError("from the descriptor")


class Falls:
    attribute = Failing()

    def __getattr__(self, name):
        return f"fallback for {name}"


print(Falls().attribute, getattr(Falls, "attribute", "default"), hasattr(Falls, "attribute"))
