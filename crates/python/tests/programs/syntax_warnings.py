# What compiling warns of (SyntaxWarning), and that such a warning can be made an error with a place.
import warnings

CASES = [
    'assert (x, "y")', "assert x, y", "x is 1", "x is not 'a'", "1 is x", "x is ()", "x is None", "x is -1",
    "[(1, 2) (3, 4)]", "[1 (2)]", "['a' [1, 2]]", "[[1] ['a']]", "[{1} [2]]", "[lambda: 1 [2]]", "['a' [0]]",
    r"'\g'", r"b'\g'", r"'\400'", r"r'\g'", r"f'\g{1}\h'", r"f'\{1}'", r"f'{x:\d}'", r"'\N{SPACE}'" if False else "''",
    "1or 2", "0x1for x in y" if False else "1if 1 else 2", "1jif 1 else 2",
    "def f():\n try: pass\n finally:\n  return 1",
    "for x in y:\n try: pass\n finally:\n  break",
    "try: pass\nfinally:\n for x in y: continue",
    "try: pass\nfinally:\n def f(): return 1",
]
for case in CASES:
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        compile(case, "<text>", "exec")
    print(case.encode(), [(w.category.__name__, str(w.message), w.lineno, w.filename) for w in caught])

with warnings.catch_warnings():
    warnings.simplefilter("error", SyntaxWarning)
    try:
        compile("x = 1\nx is 1", "<text>", "exec")
    except SyntaxError as error:
        print(error.msg, error.lineno, error.offset, error.end_offset)
