for spec in ("", "s", "10", "<10", ">10", "^10", "*<10", "*>10", "*^10", ".2", ".0", "10.2", "^10.3s", "é^9", "010", "<3", "0<8", "😀>7"):
    print(f"{spec!r}: |{format('hello', spec)}|{format('', spec)}|{format('é😀', spec)}|")


def attempt(spec, value="text"):
    try:
        print(repr(spec), format(value, spec))
    except (ValueError, TypeError) as e:
        print(repr(spec), type(e).__name__)


for spec in ("d", "=10", "+", ",", "_", " ", "#", "x", "-5", ".", "5.5.5", "s5", "f", "z"):
    attempt(spec)
attempt("5", None)
attempt("", None)
attempt("", [1])
attempt("10", (1,))
attempt("<", "x")
attempt("^", "x")
print(f"{'a':>3}{'b':^3}{'c':<3}|", f"{'left':<{10}}|{'right':>{10}}", f"{'x':{'-'}^{9}}", f"{'abc':.{2}}", f"{'abc'!r:>8}", f"{'é'!a:>8}", f"{None!s:>6}|")


class Text(str):
    def __format__(self, spec):
        return f"[{super().__format__(spec)}]"


t = Text("abc")
print(f"{t}", f"{t:>5}", "{:<5}".format(t), "%5s" % t, str.format("{}", t), format(t, "^7"), t.format(), f"{t!s:>5}")
print(f"{True!s:>6}|{True:>6}|{None!r:^8}|{[1]!s:>5}|{...!r}")
rows = [("name", "qty", "price"), ("apple", 3, 1.5), ("kiwi", 12, 0.25)]
for name, qty, price in rows:
    print(f"|{name:<8}|{qty:>5}|{price:>8}|")
print(format(12, ">5") + format("x", ">3") + format(1.5, ">6") + format(1 + 2j, ">8") + format(True, ">6"))
