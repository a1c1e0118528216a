def counter(start):
    value = start
    def up(by=1):
        nonlocal value
        value += by
        return value

    def down(by=1):
        nonlocal value
        value -= by
        return value

    def read():
        return value

    return up, down, read

up, down, read = counter(10)
print(up(), up(5), down(2), read())
up2, _, read2 = counter(0)
up2()
print(read(), read2())

def three_deep():
    x = "outer"

    def middle():
        def inner():
            nonlocal x
            x = "set by inner"

        inner()
        return x

    before = x
    return before, middle(), x

print(three_deep())
print([c.cell_contents for c in up.__closure__], up.__code__.co_freevars, three_deep.__closure__)

def shadows():
    x = 1

    def inner():
        x = 2

        def innermost():
            nonlocal x
            x += 40
            return x

        return innermost(), x

    return inner(), x

print(shadows())
try:
    compile("def f():\n    nonlocal q\n", "<text>", "exec")
except SyntaxError as e:
    print(e.msg, e.lineno)
