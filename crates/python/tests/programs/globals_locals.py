x = 1
globals()["made"] = "by globals()"
print(made, "x" in globals(), globals()["__name__"], locals() is globals())

def f(a, b=2):
    c = a + b
    names = sorted(locals())
    return names, locals()["a"], "x" in locals()

print(f(1))

def shows_cells():
    kept = 5
    def inner():
        return kept, sorted(locals().items())
    return inner()

print(shows_cells())

def before_assignment():
    seen = [sorted(locals())]
    later = 1
    seen.append(sorted(locals()))
    del later
    seen.append(sorted(locals()))
    return seen

print(before_assignment())

class Body:
    a = 1
    names = sorted(k for k in locals() if not k.startswith("__"))

print(Body.names, sorted(k for k in vars(Body) if not k.startswith("__")))

del globals()["made"]
try:
    made
except NameError as e:
    print(e)

class Plain:
    def __init__(self):
        self.b, self.a = 1, 2

    def method(self): pass

p = Plain()
print(vars(p), vars(p) is p.__dict__, "method" in dir(p), "a" in dir(p), "a" in dir(Plain), sorted(vars()) == sorted(globals()))
vars(p)["c"] = 3
try:
    vars(5)
except TypeError as e:
    print(e)

class Dir:
    def __dir__(self):
        return ["z", "a"]

print(dir(Dir()), [n for n in dir([]) if not n.startswith("_")])
