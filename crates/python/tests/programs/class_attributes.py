class A:
    shared = []
    count = 0

    def __init__(self, name):
        self.name = name
        A.count += 1

    def bump(self):
        self.count += 100


a, b = A("a"), A("b")
a.shared.append(1)
print(b.shared, A.count, a.count)
a.bump()
print(a.count, b.count, A.count, sorted(a.__dict__), sorted(b.__dict__))
b.shared = ["own"]
print(a.shared, b.shared)
A.late = lambda self: self.name * 2
print(b.late(), A.late(a))
a.late = lambda: "instance"
print(a.late(), b.late())
del a.late
print(a.late())
a.__dict__["via_dict"] = 5
print(a.via_dict, vars(a)["via_dict"])
print(A.__name__, A.__module__, A.__bases__, A.__doc__, a.__class__ is A, type(a) is A)


class B(A):
    """Documented."""
    count = -1


b2 = B("b2")
print(b2.count, B.count, A.count, B.__doc__, B.__mro__[1] is A)
b2.__class__ = A
print(type(b2).__name__, b2.count)
try:
    b2.__class__ = int
except TypeError:
    print("TypeError")
for missing in (lambda: a.nope, lambda: A.nope, lambda: (5).nope, lambda: None.nope, lambda: len.nope):
    try:
        missing()
    except AttributeError as e:
        print(e)
try:
    (5).x = 1
except AttributeError as e:
    print(type(e).__name__)
try:
    int.x = 1
except TypeError as e:
    print(e)
