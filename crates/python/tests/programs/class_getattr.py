class Dynamic:
    real = "class"

    def __init__(self):
        self.own = "instance"

    def __getattr__(self, name):
        if name.startswith("get_"):
            return lambda: name[4:]
        raise AttributeError(f"no {name!r} here")

d = Dynamic()
print(d.real, d.own, d.get_color(), hasattr(d, "get_x"), hasattr(d, "other"), getattr(d, "other", "default"))
try:
    d.other
except AttributeError as e:
    print(e)
print(hasattr(Dynamic, "get_x"))

class Proxy:
    def __init__(self, target):
        self.__dict__["target"] = target

    def __getattr__(self, name):
        print("forward", name)
        return getattr(self.target, name)

    def __setattr__(self, name, value):
        print("store", name)
        setattr(self.target, name, value)

    def __delattr__(self, name):
        print("delete", name)
        delattr(self.target, name)

p = Proxy(Dynamic())
print(p.own)
p.new = 5
print(p.new, p.target.__dict__)
del p.new
print(p.target.__dict__)
q = Proxy([1, 2])
q.append(3)
print(q.target)
try:
    len(q)
except TypeError as e:
    print(e)

class WithProperty:
    @property
    def broken(self):
        raise AttributeError("inside the property")

    def __getattr__(self, name):
        return f"fallback for {name}"

print(WithProperty().broken)
