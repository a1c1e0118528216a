print("%s %r %a" % ("é", "é", "é"), "%d %i %u" % (1, -2, 3), "%x %X %o %#x %#o" % (255, 255, 8, 255, 8), "%c%c" % ("a", 98), "100%%" % ())
print("%5d|%-5d|%05d|%+d|% d|%5.3d" % (42, 42, 42, 42, 42, 7), "%s" % 5, "%s" % (1,), "%s %s" % (1, (2, 3)), "%s" % [1, 2], "%r" % ({"a": 1},))
print("%(a)s %(b)05.1f %(a)r" % {"a": "x", "b": 2.25, "unused": 0}, "%*d|%-*d|%.*f" % (5, 42, 5, 42, 2, 3.14159), "%10s|%-10s|%.2s|%5.1s|" % ("ab", "ab", "abc", "xyz"))
print("%f %e %g %F %E %G" % (1.5, 1.5, 1.5, 1.5, 1e10, 1e-10), "%.0f %.1f %.3e" % (2.5, 0.25, 123456), "%d %d" % (3.99, -3.99), "%s %s" % (None, True), "%d" % True)
print("%x" % -255, "%#X" % 255, "%08x" % 255, "%-8x|" % 255, "%+x" % 255, "%d" % 2 ** 70, "%x" % 2 ** 70, "%.5d" % -3, "%c" % 0x1F600, "%5c|%-5c|" % ("x", "y"))
print("%s" % "%d", "%%s" % (), "%s%%" % 50, "a%sb%sc" % ("X", "Y"), "%ld %hd" % (5, 6), "no specs" % (), "no specs" % {}, "no specs" % [])


def attempt(text, value):
    try:
        print(text % value)
    except (TypeError, ValueError, KeyError, OverflowError) as e:
        print(repr(text), type(e).__name__)


attempt("%s %s", 1)
attempt("%s %s", (1,))
attempt("%s", (1, 2))
attempt("no", 5)
attempt("%d", "5")
attempt("%x", 1.5)
attempt("%f", "x")
attempt("%c", "ab")
attempt("%c", 1.5)
attempt("%c", -1)
attempt("%(a)s", {})
attempt("%(a)s", 5)
attempt("%(a)s %s", {"a": 1})
attempt("%z", 1)
attempt("%", 1)
attempt("%(a", {"a": 1})
attempt("%*d", ("x", 5))


class S:
    def __str__(self):
        return "str"

    def __repr__(self):
        return "repr"


print("%s %r %10s|%-6r|" % (S(), S(), S(), S()))
print("%s is %d years, %.1f%% done" % ("Al", 30, 99.5), "%s" % ("tuple",), "%s" % (("nested",),), "%(x)d-%(x)x" % {"x": 12})
