# with: order of lookups, of entering and leaving, exceptions in each part.
class Manager:
    def __init__(self, name, *, enter=None, leave=None, swallow=False):
        self.name, self.enter, self.leave, self.swallow = name, enter, leave, swallow

    def __enter__(self):
        print("enter", self.name)
        if self.enter:
            raise self.enter
        return self.name

    def __exit__(self, kind, value, tb):
        print("exit", self.name, kind and kind.__name__, value, tb is not None)
        if self.leave:
            raise self.leave
        return self.swallow


def run(body=None, **options):
    try:
        with Manager("a", **options) as a, Manager("b") as b:
            print("body", a, b)
            if body:
                raise body
        print("after")
    except Exception as error:
        print("out:", repr(error), "context", repr(error.__context__))


run()
run(ValueError("body"))
run(ValueError("body"), swallow=True)
run(ValueError("body"), leave=KeyError("leave"))
run(leave=KeyError("leave alone"))
run(enter=OSError("enter"))


def returns():
    for number in range(3):
        with Manager(f"loop {number}"):
            if number == 0:
                continue
            if number == 1:
                return "returned"


print(returns())


def generator():
    with Manager("generator"):
        yield 1


gen = generator()
next(gen)
gen.close()
with (Manager("p") as p, Manager("q") as (first, *_),):
    print(p, first)
target = {}
with Manager("item") as target["key"]:
    print(target)
with Manager("plain"):
    pass
try:
    with Manager("x") as (x, y):
        print("never")
except ValueError as error:
    print(error)


class Instance:
    pass


odd = Instance()
odd.__enter__ = lambda: 1
odd.__exit__ = lambda *a: None
for manager in [odd, 3, None, Manager]:
    try:
        with manager:
            pass
    except TypeError as error:
        print(str(error).split(" (")[0])


class Falsy:
    def __enter__(self): return self
    def __exit__(self, *a): return Truth()


class Truth:
    def __bool__(self):
        print("asked for truth")
        return True


with Falsy():
    1 / 0
print("swallowed")
