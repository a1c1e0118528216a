def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)

print(fib(15), [i * i for i in range(10)], {i: str(i) for i in range(3)})
print(*sorted({3, 1, 2}), sep=", ", end="!\n")

class Animal:
    kind = "animal"

    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return f"{type(self).__name__}({self.name!r})"

    @property
    def loud(self):
        return self.name.upper()

    @classmethod
    def make(cls, name):
        return cls(name)

    @staticmethod
    def add(a, b=2, *args, c=3, **kw):
        return a + b + sum(args) + c + sum(kw.values())


class Dog(Animal):
    def __init__(self, name, age=1):
        super().__init__(name)
        self.age = age

    def __eq__(self, other):
        return isinstance(other, Dog) and self.age == other.age

    def __hash__(self):
        return hash(self.age)

    def __add__(self, other):
        return Dog(self.name + other.name, self.age + other.age)


d = Dog.make("rex")
print(d, d.loud, d.kind, Dog.add(1), Dog.add(1, 2, 3, 4, c=5, x=6))
print(d == Dog("max"), d != Dog("max", 2), d + Dog("max", 2), {d: 1}[Dog("x")])


def gen(n):
    try:
        for i in range(n):
            got = yield i
            if got:
                print("got", got)
    finally:
        print("closed")


g = gen(3)
print(next(g), g.send("hi"), list(g))
g = gen(3)
next(g)
g.close()


def outer():
    x = 1

    def inner():
        nonlocal x
        x += 1
        return x

    return inner


f = outer()
print(f(), f())

try:
    1 / 0
except ZeroDivisionError as e:
    print("caught", e, type(e))
else:
    print("no")
finally:
    print("finally")


def nested():
    try:
        try:
            raise ValueError("a")
        except ValueError as e:
            raise KeyError("b") from e
    except KeyError as e:
        return repr(e), repr(e.__cause__), repr(e.__context__)


print(nested())


class Ctx:
    def __enter__(self):
        print("enter")
        return self

    def __exit__(self, *exc):
        print("exit", exc[0])
        return True


with Ctx() as c:
    raise RuntimeError("x")

a, (b, *rest), c = 1, (2, 3, 4), 5
print(a, b, rest, c)
x = 10
x += 5
x //= 2
print(x, x ** 50, -7 // 2, -7 % 3, 7.5 // 2, 2 ** -1, 1 << 70, ~5)
print("%s %d %r %5.2f|%-5s|%05d" % ("a", 3, "q", 3.14159, "ab", 42))
print("{} {1} {name}".format if False else "{} {} {name}".format(1, 2, name="n"))
print(f"{3.14159:.2f} {42:>6} {'x':^5}| {1000000:,} {255:#x} {x!r:>4} {x=}")
print([1, 2, 3][::-1], "hello"[1:4], (1, 2) + (3,), [0] * 3, "ab" * 2)
print(" ".join(["a", "b"]), "a,b,c".split(","), "Hello".lower().replace("l", "L"))


def match_it(v):
    match v:
        case 0:
            return "zero"
        case [1, *others]:
            return f"list {others}"
        case {"k": val, **more}:
            return f"map {val} {more}"
        case str() as s:
            return f"str {s}"
        case Dog(name=n):
            return f"dog {n}"
        case int(n) if n > 5:
            return "big"
        case _:
            return "other"


for v in (0, [1, 2, 3], {"k": 1, "z": 2}, "s", d, 7, 3):
    print(match_it(v))


async def co(n):
    return n + 1


async def main():
    total = 0
    for i in range(3):
        total += await co(i)
    return total


m = main()
try:
    m.send(None)
except StopIteration as e:
    print("result", e.value)

print([*range(3), *"ab"], {**{"a": 1}, "b": 2}, max(3, 1, 2), min([4, 2]), sum([1, 2]))
print(any([0, 1]), all([]), list(zip("ab", [1, 2])), list(map(lambda v: v * 2, [1, 2])), list(filter(None, [0, 1])))
print(list(enumerate("ab", 1)), list(reversed([1, 2])), isinstance(True, int), issubclass(Dog, Animal))
print(sorted([3, 1, 2], reverse=True), sorted("bca", key=lambda s: -ord(s)))
print(hasattr(d, "name"), getattr(d, "zzz", "default"), callable(print), divmod(-7, 2), abs(-3), round(2.5), round(2.675, 2))
while True:
    x -= 1
    if x < 3:
        break
else:
    print("never")
print(x)
try:
    undefined
except NameError as e:
    print(e)
try:
    d.missing
except AttributeError as e:
    print(e)
try:
    fib()
except TypeError as e:
    print(e)
try:
    [1][5]
except IndexError as e:
    print(e)
try:
    {}["k"]
except KeyError as e:
    print(e)
try:
    int("x")
except ValueError as e:
    print(e)
print(type(1), type(""), type(None), int, Dog.__mro__)
raise SystemExit(3)
