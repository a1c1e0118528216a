class Base:
    def __init__(self, **kw):
        print("Base", kw)
        self.base = True
    def method(self):
        return "base method"
    @classmethod
    def make(cls, x):
        return cls.__name__, x
    @staticmethod
    def static():
        return "static"
    @property
    def prop(self):
        return "base prop"
    value = "base value"

class Left(Base):
    def __init__(self, left, **kw):
        print("Left", left)
        super().__init__(**kw)

class Right(Base):
    def __init__(self, right, **kw):
        print("Right", right)
        super().__init__(**kw)

class Child(Left, Right):
    value = "child value"

    def __init__(self):
        super().__init__(left=1, right=2, extra=3)

    def method(self):
        return "child of " + super().method()

    @classmethod
    def make(cls, x):
        return super().make(x * 2)

    @staticmethod
    def static():
        return "child " + Base.static()

    @property
    def prop(self):
        return "child of " + super().prop

    def values(self):
        return self.value, super().value

c = Child()
print(c.method(), Child.make(5), c.make(1), c.static(), c.prop, c.values())
try:
    class Broken(Base):
        def method(self):
            return super().missing()
    Broken().method()
except AttributeError as e:
    print(e)
