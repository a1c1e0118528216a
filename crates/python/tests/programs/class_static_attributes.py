# What the methods of a class set on `self` (`__static_attributes__`).
class Whole:
    def __init__(self, other):
        self.first = 1
        self.b, (self.a, other.no) = 1, (2, 3)
        for self.loop in ():
            pass
        self.counted += 1
        self.typed: int = 2
        del self.gone
        this = self
        this.alias = 1

        def inside():
            self.deep = 1

        class Inner:
            def method(self):
                self.inner = 1

        self.kind = Inner

    first = 2
    lambda self: [1 for self.listed in ()]


print(Whole.__static_attributes__)
print([type(name) for name in Whole.__static_attributes__][:1])


class Empty:
    pass


print(Empty.__static_attributes__)
