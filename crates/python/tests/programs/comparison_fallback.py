log = []


class A:
    def __init__(self, name):
        self.name = name


def make(op):
    def method(self, other):
        log.append(f"{self.name}.{op}")
        return NotImplemented
    return method


for op in ("eq", "ne", "lt", "gt", "le", "ge"):
    setattr(A, f"__{op}__", make(op))


class B(A):
    pass


class C(A):
    pass


for op in ("eq", "lt", "ge"):
    setattr(C, f"__{op}__", make(f"C:{op}"))


def show(label, fn):
    try:
        result = fn()
    except TypeError:
        result = "TypeError"
    print(label, result, log)
    log.clear()


a, b, c = A("a"), A("b"), C("c")
show("a == b", lambda: a == b)
show("a == a", lambda: a == a)
show("a != b", lambda: a != b)
show("a < b", lambda: a < b)
show("a >= b", lambda: a >= b)
show("a == c", lambda: a == c)
show("a > c", lambda: a > c)
show("a < 5", lambda: a < 5)
show("5 == a", lambda: 5 == a)
show("5 <= a", lambda: 5 <= a)
show("B", lambda: a == B("sub"))
show("in", lambda: a in [b, a])
print(object() == object(), (o := object()) == o, object().__eq__(1), (1).__eq__("a"), (1).__lt__(1.5), "a".__lt__("b"), [].__eq__(()))
