# Assignments to a yield expression, with and without parentheses.
for text in [
    "def f(): x = yield = y",
    "def f(): yield = y",
    "def f(): (yield bar) = y",
    "def f(): (yield bar) += y",
    "def f(): yield bar = y",
]:
    try:
        compile(text, "<text>", "exec")
    except SyntaxError as error:
        print(error.msg)
