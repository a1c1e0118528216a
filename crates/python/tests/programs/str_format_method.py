print("{} {} {}".format(1, "a", None), "{0} {1} {0}".format("x", "y"), "{a} {b}".format(a=1, b=2), "{0} {k}".format(5, k=6), "{{}} {{{}}}".format(1))
print("{0[1]} {0[k]}".format({1: "one", "k": "key"}), "{0.real} {0.imag}".format(3 + 4j), "{x[0][1]}".format(x=["ab"]), "{0.__class__.__name__}".format([]))
print("{!r} {!s} {!a}".format("é", "é", "é"), "{0!r:>8}|{0!s:<8}|".format("ab"), "{:>{}}".format("x", 5), "{:{}{}{}}".format("x", "*", "^", 7), "{:{w}.{p}f}".format(3.14159, w=8, p=2))
print("{:d} {:x} {:o} {:b} {:e} {:f} {:g} {:%} {:c} {:n}".format(10, 255, 8, 5, 12345.678, 1.5, 0.0001, 0.25, 65, 7))
print("{:<10}|{:>10}|{:^10}|{:*^10}|{:=+10}".format("a", "b", "c", "d", 5), "{:,} {:_}".format(1234567, 1234567), "{:08.3f}".format(-3.14159))


class Point:
    def __init__(self, x, y):
        self.x, self.y = x, y

    def __format__(self, spec):
        return f"<{self.x},{self.y}|{spec}>"

    def __getitem__(self, key):
        return f"item {key!r}"


p = Point(1, 2)
print("{0:spec} {0.x} {0.y} {0[abc]} {0[7]} {0[-1]}".format(p), "{p:{p.x}}".format(p=p))
print("{:%Y}".format(p), "{a.x:>3}".format(a=p), format(p), "{}".format(p))


def attempt(text, *args, **kw):
    try:
        print(text.format(*args, **kw))
    except (IndexError, KeyError, ValueError, AttributeError, TypeError) as e:
        print(repr(text), type(e).__name__, e)


attempt("{} {}", 1)
attempt("{2}", 1)
attempt("{x}")
attempt("{0} {}", 1, 2)
attempt("{} {0}", 1, 2)
attempt("{0.nope}", 5)
attempt("{0[5]}", [1])
attempt("{0[k]}", {})
attempt("{")
attempt("}")
attempt("{!z}", 1)
attempt("{:d}", "x")
attempt("{:s}", 5)
attempt("{:5", 1)
print("{a}{b}".format_map({"a": 1, "b": 2}), "{x}".format(**{"x": 5}), "{0}{1}{0}".format(*"ab"), "{:>5}{!s:<5}|".format(True, None))
