if (n := len("hello")) > 3:
    print("long", n)
data = [1, 5, 3, 8]
print([y for x in data if (y := x * 2) > 5], y)
print(any((hit := v) > 4 for v in data), hit)
print(all((miss := v) < 4 for v in data), miss)
stream = iter([3, 2, 1, 0, 9])
while (item := next(stream)) != 0:
    print(item, end=" ")
print("stopped at", item)


def f(x, y=0):
    return x, y


print(f(z := 3, y=(w := 4)), z, w)
print((a := 1, b := 2), a + b, [c := 5, c ** 2], {(k := "key"): k})
print(f"{(q := 10)} {q + 1}")


def inside():
    total = 0
    partial = [total := total + v for v in data]
    return partial, total


print(inside())


def with_global():
    global g
    [g := i for i in range(3)]


with_global()
print(g)
print((lambda: (inner := 7) + inner)())
x = (y := 1) + (y := y + 1) + y
print(x, y)
for text in ("[i := 0 for i in range(3)]", "(a.b := 1)", "(x := 1) = 2"):
    try:
        compile(text, "<text>", "exec")
        print("compiled")
    except SyntaxError:
        print("SyntaxError", text)
