# What no stack and no register can hold is an error, in an f-string and in a lambda, too.
texts = ["f'{" + "(" * 10_000, "f'{" + "-" * 10_000 + "1}'", "f'''{x:{" + "[" * 10_000, "f'{" + "not " * 10_000 + "1}'"]
for text in texts:
    try:
        compile(text, "<text>", "eval")
    except (SyntaxError, MemoryError, RecursionError):
        print("refused", text[:8])

for count in (300, 60_000):
    names = ", ".join(f"a{index}" for index in range(count))
    function = eval(f"lambda {names}: ({names})")
    print(function(*range(count)) == tuple(range(count)))

# CPython compiles this; here it is refused, and never wrong.
try:
    names = ", ".join(f"a{index}" for index in range(70_000))
    function = eval(f"lambda {names}: ({names})")
    print(function(*range(70_000)) == tuple(range(70_000)))
except SyntaxError as error:
    print(str(error).startswith("a function this large"))
