class A:
    def who(self):
        return ["A"]

class B(A):
    def who(self):
        return ["B"] + super().who()

class C(A):
    def who(self):
        return ["C"] + super().who()

class D(B, C):
    def who(self):
        return ["D"] + super().who()

class E(C, B):
    pass

print(D().who(), E().who(), [c.__name__ for c in D.__mro__])
print([c.__name__ for c in D.mro()], D.__bases__, D.__base__)

class O:
    pass

class X(O):
    pass

class Y(O):
    pass

class Z(O):
    pass

class K1(X, Y):
    pass

class K2(Z, Y):
    pass

class M(K1, K2, Z):
    pass

print([c.__name__ for c in M.__mro__])
D.__bases__ = (C, B)
print(D().who(), [c.__name__ for c in D.__mro__])
for bases in ((A, D), (D, A, B, C)):
    try:
        print([c.__name__ for c in type("Made", bases, {}).__mro__])
    except TypeError:
        print("TypeError", [b.__name__ for b in bases])
try:
    class Twice(A, A):
        pass
except TypeError as e:
    print(e)
print([c.__name__ for c in bool.__mro__], [c.__name__ for c in type.__mro__], [c.__name__ for c in A.__subclasses__()])
