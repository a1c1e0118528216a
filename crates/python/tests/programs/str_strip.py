print(repr("  a b \n\t".strip()), repr("  a ".lstrip()), repr("  a ".rstrip()), repr("".strip()), repr(" \n ".strip()))
print("xxaxx".strip("x"), "xyaxy".strip("xy"), "abcba".strip("ab"), "aaa".strip("a") + "|", "a".strip(""), "xxa".lstrip("x"), "axx".rstrip("x"))
print("mississippi".strip("ipsm"), "www.site.com".strip("cmow."), "123abc321".strip("0123456789"), "é a é".strip("é "))
print(repr("\u00a0\u2003a\u3000".strip()), repr("\x1f\x1ca\x85".strip()), repr("\u200ba\u200b".strip()), repr("a".strip(None)))
print("prefix-body".removeprefix("prefix-"), "prefix".removeprefix("x"), "aaa".removeprefix("a"), "ab".removeprefix("abc"), "".removeprefix("a"), "x".removeprefix(""))
print("name.txt".removesuffix(".txt"), "name".removesuffix("x"), "aaa".removesuffix("a"), "txt".removesuffix("name.txt"), "x".removesuffix(""))


def attempt(fn):
    try:
        print(fn())
    except TypeError as e:
        print("TypeError:", e)


attempt(lambda: "a".strip(5))
attempt(lambda: "a".strip(b"a"))
attempt(lambda: "a".removeprefix(1))
attempt(lambda: "a".strip("a", "b"))
print("tab\tstop".expandtabs(), "a\tb".expandtabs(4), "\t|".expandtabs(2), "ab\tc\td".expandtabs(3), "a\nb\tc".expandtabs(4), "a\tb".expandtabs(0), "\t".expandtabs(1) + "|")
print("ab\rcd\te".expandtabs(8).encode(), "a\tb".expandtabs(tabsize=2), "é\tx".expandtabs(4))
print("abc".center(9) + "|", "abc".ljust(6) + "|", "abc".rjust(6), "abc".center(8, "*"), "abc".center(2), "ab".center(5, "-"), "abc".center(6, "-"), "a".center(4, "-"))
print("7".zfill(3), "-7".zfill(4), "+7".zfill(4), "abc".zfill(2), "".zfill(2), "--7".zfill(5), "é".rjust(3, "ü"), "x".ljust(3, "."))
attempt(lambda: "a".center(5, "ab"))
attempt(lambda: "a".ljust("5"))
attempt(lambda: "a".zfill(1.5))
print("a".ljust(-5), "a".rjust(0), "".center(3, "x"))
