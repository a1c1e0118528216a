class Both:
    def __repr__(self):
        return "<repr>"

    def __str__(self):
        return "<str>"

class OnlyRepr:
    def __repr__(self):
        return "<only repr>"

class OnlyStr:
    def __str__(self):
        return "<only str>"

class Format:
    def __format__(self, spec):
        return f"<format {spec!r}>"

    def __str__(self):
        return "<str of Format>"

b, r = Both(), OnlyRepr()
print(b, str(b), repr(b), [b], f"{b}", f"{b!r}", f"{b!s:>8}", "%s %r" % (b, b), "{} {!r}".format(b, b))
print(r, str(r), [r], {r: r}, (r,), f"{r}")
print(str(OnlyStr()), repr(OnlyStr()).startswith("<__main__.OnlyStr object at 0x"))
f = Format()
print(f"{f}", f"{f:abc}", f"{f:{'n' * 3}}", "{:x:y}".format(f), format(f), format(f, "z"), str(f), "%s" % f)

class Bytes:
    def __bytes__(self):
        return b"as bytes"

print(bytes(Bytes()))

class Bad:
    def __repr__(self):
        return 5

    def __str__(self):
        return b"x"

    def __format__(self, spec):
        return None

def attempt(fn):
    try:
        print(fn())
    except TypeError as e:
        print("TypeError:", e)

attempt(lambda: repr(Bad()))
attempt(lambda: str(Bad()))
attempt(lambda: f"{Bad()}")
attempt(lambda: format(b, "10"))
attempt(lambda: format([], "<5"))
attempt(lambda: format(None, "x"))
print(object.__format__(b, ""), type(repr(object())).__name__, repr(type), repr(Both), repr(len), repr(NotImplemented), repr(...))
