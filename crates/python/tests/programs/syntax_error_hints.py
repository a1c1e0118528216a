# Mistakes that Python 3.14 knows by their look, and what its tokenizer refuses.
CASES = [
    "f(a b)", "[1 2 3]", "{1: 2 3: 4}", "x = (a 'b')", "print 'x'", "exec a.b", "print (1) $ 2",
    "x = 1 if 1 else pass", "x = 1 if 1 else import a", "x = pass if 1 else 2", "f(a + b = 1)", "f(None = 1)",
    "try: pass\nexcept A: pass\nexcept* B: pass", "try: pass\nexcept A as b.c: pass",
    "match x:\n case y as z.w: pass", "del *x", "del (*x)", "'a' b'b'",
    "(1, 2", "(\n1]", "f(]", "x)", "{\n'a': 1\n\ny = 2", "'abc", "'abc\\'", "'''abc", "a \\ b",
    "0b12", "0o8", "0xg", "012", "1_", "1__0", "1e+", "2x", "1.5a", "3jj", "x = \u20ac", "x\u00a0= 1", "x = 1 ? 2",
    "def f(", "while 1:\n  break\n)", "for x in range(3) print(x)",
]
for case in CASES:
    try:
        compile(case, "<text>", "exec")
    except SyntaxError as error:
        print(case.encode(), "|", error.msg, error.lineno, error.offset)
    else:
        print(case.encode(), "is right")
