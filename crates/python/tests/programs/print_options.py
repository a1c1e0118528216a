class Out:
    def __init__(self):
        self.parts = []

    def write(self, text):
        self.parts.append(text)

    def flush(self):
        self.parts.append("<flush>")


o = Out()
print("a", 1, None, file=o)
print(file=o)
print("x", "y", sep="", end="", file=o)
print("p", "q", sep="--", end="!", file=o, flush=True)
print(*[1, 2, 3], sep=None, end=None, file=o)
print("", "", file=o)
print(o.parts, "".join(o.parts).count("\n"))
print("sep", "is", "newline", sep="\n")
print("no newline", end="")
print(" then this")
print(*"abc", sep=", ")
print([1, "a", None], (1,), {"k": "v"}, {1}, b"b", 1.0, True, ..., int)
print(*[], end="|\n")
print("multi\nline\ttab", "unicode é € 😀")
for bad in (lambda: print(sep=5), lambda: print(end=b"x"), lambda: print("x", wrong=1)):
    try:
        bad()
    except TypeError as e:
        print("TypeError")


class Stringy:
    def __str__(self):
        print("during str")
        return "stringy"


print("before", Stringy(), "after")


class Broken:
    def __str__(self):
        raise ValueError("in str")


try:
    print("one", Broken(), "two")
except ValueError as e:
    print("|", e)
print(print("returns"), print is print, print.__name__)
try:
    print("x", file=5)
except AttributeError as e:
    print("AttributeError")
