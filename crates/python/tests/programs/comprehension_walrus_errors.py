# Where an assignment expression cannot be in a comprehension, and where a yield cannot.
CASES = [
    "[i for i in (i := range(5))]",
    "[i for i in (lambda: (j := range(5)))()]",
    "[i for i in range(5) for j in (k := range(5))]",
    "[i for i in [j for j in range(5) if (j := True)]]",
    "[i for i in range(5) if (j := 0) for j in range(5)]",
    "{i for i in range(5) if (j := 0) for j, k in [(0, 1)]}",
    "def g(): {(yield x) for x in ()}",
    "def g(): {(yield x): x for x in ()}",
    "def g(): ((yield from x) for x in ())",
    "[y := 1 for x in ()]",
]
for case in CASES:
    for text in (case, f"def outer():\n {case}" if "def" not in case else case):
        try:
            compile(text, "<text>", "exec")
        except SyntaxError as error:
            print(case, "|", error.msg)
        else:
            print(case, "is right")

# A name that a function declares global is one where the module's code has other locals, too.
spaces = ({}, {})
exec("def f():\n global y\n return y\ny = 9\nz = f()", *spaces)
print(sorted(set(spaces[0]) - {"__builtins__"}), sorted(spaces[1]))


def f(a, b, /, c=1):
    return a


try:
    f(a=1, b=2)
except TypeError as error:
    print(error)
