def attempt(label, call):
    try:
        print(label, "->", call())
    except TypeError as e:
        print(label, "-> TypeError:", e)


def none():
    return "none"


def one(a):
    return a


def two(a, b):
    return a, b


def four(a, b, c, d):
    return a, b, c, d


def opt(a, b=1, c=2):
    return a, b, c


class C:
    def method(self, x):
        return x

    def nothing():
        pass


attempt("none(1)", lambda: none(1))
attempt("none(x=1)", lambda: none(x=1))
attempt("one()", lambda: one())
attempt("two()", lambda: two())
attempt("two(1)", lambda: two(1))
attempt("two(1,2,3)", lambda: two(1, 2, 3))
attempt("two(1,a=2)", lambda: two(1, a=2))
attempt("four()", lambda: four())
attempt("four(b=1)", lambda: four(b=1))
attempt("opt()", lambda: opt())
attempt("opt(1,2,3,4)", lambda: opt(1, 2, 3, 4))
attempt("method()", lambda: C().method())
attempt("method(1,2)", lambda: C().method(1, 2))
attempt("C.method(1)", lambda: C.method(1))
attempt("nothing", lambda: C().nothing())
attempt("C(1)", lambda: C(1))
for thing in (5, None, "a", [], {}):
    attempt(f"{thing!r}()", lambda: thing())
attempt("C()()", lambda: C()())
attempt("len()", lambda: len())
attempt("len(1,2)", lambda: len([], []))
attempt("len(5)", lambda: len(5))
