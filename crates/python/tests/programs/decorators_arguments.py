def repeat(times, sep=","):
    def decorate(fn):
        def wrapper(*args, **kw):
            return sep.join(str(fn(*args, **kw)) for _ in range(times))
        return wrapper
    return decorate

@repeat(3)
def a(x):
    return x

@repeat(2, sep="|")
@repeat(times=2)
def b(x):
    return x * 2

print(a(1), b("q"))

class Count:
    def __init__(self, fn):
        self.fn = fn
        self.n = 0

    def __call__(self, *args):
        self.n += 1
        return self.fn(*args)

    def __get__(self, obj, owner):
        return lambda *args: self(obj, *args)

@Count
def counted(x):
    return x + 1

print(counted(1), counted(2), counted.n)
registry = {}

def register(name=None):
    def decorate(cls):
        registry[name or cls.__name__] = cls
        cls.registered = True
        return cls
    return decorate

@register()
class First:
    @Count
    def method(self, x):
        return type(self).__name__, x

@register("second")
class Other(First):
    pass

print(sorted(registry), First.registered, First().method(5), Other().method(6), First.__dict__["method"].n)
