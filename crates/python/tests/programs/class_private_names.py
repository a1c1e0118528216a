class A:
    __secret = 1
    def __init__(self):
        self.__x = "of A"
        self.__both__ = "not mangled"
        self._single = "not mangled either"
    def __hidden(self):
        return "A hidden"
    def call(self):
        return self.__hidden(), self.__x, A.__secret

class B(A):
    def __init__(self):
        super().__init__()
        self.__x = "of B"

    def __hidden(self):
        return "B hidden"

    def read(self):
        return self.__x, self._A__x

b = B()
print(b.call(), b.read())
print(sorted(b.__dict__), sorted(n for n in dir(B) if n.endswith("hidden")))
try:
    b.__x
except AttributeError as e:
    print(e)
print(b._A__hidden(), A._A__secret)

class _Under:
    __y = 5

print(_Under._Under__y)

class Locals:
    def f(self, __arg=1):
        __local = __arg + 1
        return sorted(locals().keys() - {"self"})

    def keyword(self):
        return self.f(_Locals__arg=5)

    def string(self):
        return getattr(self, "__nothing", "strings are not mangled")

print(Locals().f(), Locals().keyword(), Locals().string())

class Outer:
    class Inner:
        __z = 1

    def get(self):
        try:
            return self.Inner.__z
        except AttributeError:
            return self.Inner._Inner__z

print(Outer().get())
