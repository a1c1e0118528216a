class Outer:
    class Error(RuntimeError):
        pass

    def fail(self):
        raise self.Error("from a nested class")


def local():
    class Local(Exception):
        pass

    return Local


print(Outer.Error.__qualname__, local().__qualname__)
for make in (lambda: Outer().fail(),):
    try:
        make()
    except RuntimeError as e:
        print(type(e).__name__, e)
raise local()("local class", 2)
