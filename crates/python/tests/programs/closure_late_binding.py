late = [lambda: i for i in range(4)]
print([f() for f in late])
early = [lambda i=i: i for i in range(4)]
print([f() for f in early])


def make_all():
    made = []
    for n in range(3):
        def show(extra=""):
            return f"{n}{extra}"
        made.append(show)
    n = 9
    return made


print([f() for f in make_all()], [f("!") for f in make_all()])


def bind(n):
    return lambda: n * n


squares = [bind(n) for n in range(5)]
print([f() for f in squares])


def free_before_assignment():
    def use():
        return later

    try:
        use()
    except NameError as e:
        print(type(e).__name__, e)
    later = "now"
    return use()


print(free_before_assignment())


def deleted_cell():
    value = 1

    def use():
        return value

    print(use())
    del value
    try:
        use()
    except NameError as e:
        print(type(e).__name__, e)


deleted_cell()
