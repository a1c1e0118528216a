add = lambda a, b=10, *rest, c, **more: (a, b, rest, c, sorted(more.items()))
print(add(1, c=3), add(1, 2, 3, 4, c=5, z=6, y=7))
print((lambda: None)(), (lambda *a: a)(1, 2), (lambda **k: k)(x=1))
print((lambda x: (lambda y: x + y))(3)(4))
compose = lambda *fs: (lambda x: x if not fs else compose(*fs[1:])(fs[0](x)))
print(compose(lambda x: x + 1, lambda x: x * 10, str)(4))
print(add.__name__, add.__defaults__, add.__kwdefaults__)
pick = lambda n: "even" if n % 2 == 0 else "odd"
print([pick(n) for n in range(4)])
table = {"+": lambda a, b: a + b, "-": lambda a, b: a - b, "*": lambda a, b: a * b}
print({op: f(7, 3) for op, f in table.items()})
print(sorted(["bb", "a", "ccc"], key=lambda s: (-len(s), s)))
fact = lambda n: 1 if n < 2 else n * fact(n - 1)
print(fact(20))
positional = lambda a, /, b: a - b
print(positional(5, b=2))
try:
    positional(a=5, b=2)
except TypeError as e:
    print(e)
gen = lambda: (yield 5)
print(list(gen()))
