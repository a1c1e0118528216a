class A:
    def f(self):
        return "A.f"

class B(A):
    def f(self):
        return "B.f"

class C(B):
    def f(self):
        return super().f(), super(C, self).f(), super(B, self).f()
    def g(self):
        def inner():
            return super(C, self).f()
        return inner()
    def h(self):
        def inner(me):
            return super().f()
        return inner(self)

    def uses_class(self):
        return __class__

c = C()
print(c.f(), c.g(), c.h(), c.uses_class() is C)
print(super(B, c).f(), super(C, C).f(c), type(super(C, c)).__name__)
s = super(C, c)
print(s.__thisclass__.__name__, s.__self__ is c, s.__self_class__.__name__)

def outside():
    return super()

def no_arguments():
    class K:
        def f():
            return super()
    return K.f()

for bad in (lambda: super(B, 5), lambda: super(C, A()), outside, no_arguments):
    try:
        bad()
    except (RuntimeError, TypeError) as e:
        print(type(e).__name__)

class D(A):
    f = lambda self: "D then " + super(D, self).f()

    def __getitem__(self, key):
        return key

    def __setattr__(self, name, value):
        super().__setattr__(name, value * 2)

d = D()
d.x = 4
print(d.f(), d.x, d["k"])
try:
    super(D, d)["k"]
except TypeError as e:
    print(e)
