print("Hello World".upper(), "Hello World".lower(), "Hello World".swapcase(), "hello world".title(), "hELLO wORLD".capitalize(), "Straße".casefold())
print("ß".upper(), "ŉ".upper(), "İ".lower().encode("utf-8"), "ΑΣ".lower(), "Σ".lower(), "ﬁ".upper(), "ǆ".title(), "ǆ".upper(), "éÉ".swapcase())
print("they're bill's friends".title(), "a1b2 3c".title(), "x-y_z".title(), "".title(), "ÀÉ".lower(), "àé".upper(), "ÀÉ x".capitalize(), "ﬁx".capitalize())
print("ABC".casefold() == "abc".casefold(), "ẞ".casefold(), "ΑΣΑΣ".lower(), "K".lower() == "k", "µ".upper() == "Μ")


def show(name, samples):
    print(name, [s for s in samples if getattr(s, name)()])


samples = ["", "a", "A", "aB", "1", "a1", " ", "\n", "é", "É", "½", "²", "٣", "Title Case", "Title case", "_x", "1x", "class", "x y", "😀", "\u00a0", "ǅ", "\x00", "一", "Ⅷ", "-1", "1.5"]
for name in ("isalpha", "isdigit", "isdecimal", "isnumeric", "isalnum", "islower", "isupper", "istitle", "isspace", "isidentifier", "isprintable", "isascii"):
    show(name, samples)
print(["abc".islower(), "ab1".islower(), "123".islower(), "ABC DEF".isupper(), "A1".isupper(), "Aa".isupper(), "AbC".istitle(), "A B".istitle(), "A b".istitle()])
print("ñandú".upper(), "ÑANDÚ".lower(), "привет".upper(), "ПРИВЕТ".capitalize(), "γειά".title(), "日本".upper())
print([c for c in map(chr, range(128)) if c.isspace()], sum(chr(i).isalpha() for i in range(256)), sum(chr(i).isupper() for i in range(256)), sum(chr(i).isprintable() for i in range(256)))
for bad in (lambda: "a".upper(1), lambda: str.upper(5), lambda: "a".isalpha("x")):
    try:
        bad()
    except TypeError as e:
        print("TypeError")
