class Public(ValueError):
    pass


def convert(text):
    try:
        return float(text)
    except ValueError:
        raise Public(f"not a number: {text!r}") from None


print(convert("1.5"), convert("-2e3"))
try:
    convert("x")
except Public as e:
    print(e, e.__cause__, type(e.__context__).__name__, e.__suppress_context__)
print([convert(t) for t in ("1", "two")])
