class A:
    made = 0

    def __init__(self, x=0):
        self.x = x

    @classmethod
    def create(cls, x):
        cls.made += 1
        return cls(x)

    @staticmethod
    def add(a, b):
        return a + b

    @classmethod
    def name(cls):
        return cls.__name__

    def plain(self):
        return self.name(), self.add(1, 2)


class B(A):
    pass


b = B.create(5)
print(type(b).__name__, b.x, A.made, B.made, A.add(1, 2), b.add("x", "y"), b.name(), A.name(), b.plain())
print(type(A.__dict__["create"]).__name__, type(A.__dict__["add"]).__name__, type(A.create).__name__, type(A.add).__name__)
print(A.create.__self__ is A, b.create.__self__ is B, A.create.__func__ is B.create.__func__)


def loose(cls, y):
    return cls.__name__, y


A.later = classmethod(loose)
A.fixed = staticmethod(lambda: "fixed")
print(B.later(1), b.later(2), b.fixed(), A.__dict__["fixed"].__func__())
method = b.plain
print(method.__self__ is b, method.__func__ is A.plain, method())
print(b.plain == b.plain, b.plain is b.plain, b.plain == B().plain, A.plain is A.plain, hash(b.plain) == hash(b.plain))
try:
    method.attribute = 1
except AttributeError as e:
    print(type(e).__name__)
A.plain.attribute = 1
print(method.attribute, b.plain.attribute)
b.stored = b.plain
print(b.stored(), A.plain(b))
print(list(map(str.upper, "ab")), "ab".upper.__self__, [].append.__name__, int.from_bytes(b"\x01\x00", "big"), dict.fromkeys("ab", 1))
