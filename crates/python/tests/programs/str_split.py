def attempt(fn):
    try:
        print(fn())
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)


print("a,b,c".split(","), "a,b,c".split(",", 1), "a,b,c".split(",", 0), "a,b,c".split(",", -1), ",a,,b,".split(","))
print("  a  b \t c\n".split(), " a b ".split(" "), "".split(), "".split(","), "   ".split(), "abc".split("x"))
print("a b c d".split(None, 2), " a  b  c ".split(None, 1), "a--b--c".split("--"), "aaa".split("a"), "aXbXc".split(sep="X", maxsplit=1))
print("a,b,c".rsplit(",", 1), " a b  c ".rsplit(None, 1), "a,b,c".rsplit(","), "aaaa".rsplit("aa", 1), "a.b.c".rsplit(".", maxsplit=5))
print("a\u2003b\u00a0c".split(), "a\x1cb".split(), "one\u3000two".split(), "tab\x0bvt\x0cff".split())
attempt(lambda: "a".split(""))
attempt(lambda: "a".rsplit(""))
attempt(lambda: "a".split(5))
attempt(lambda: "a".split(",", "x"))
attempt(lambda: "a".split(b","))
print(",".join([]), ",".join(["a"]), ",".join("abc"), "".join(["x", "y"]), "-".join({"k": 1}), ", ".join(str(i) for i in range(3)))
attempt(lambda: ",".join([1, 2]))
attempt(lambda: ",".join(["a", None]))
attempt(lambda: ",".join(5))
print("key=value=more".partition("="), "none".partition("="), "a=b=c".rpartition("="), "none".rpartition("="), "".partition("x"), "==".partition("="))
attempt(lambda: "a".partition(""))
attempt(lambda: "a".partition(None))
print("a\nb\r\nc\rd".splitlines(), "a\nb\n".splitlines(True), "".splitlines(), "\n".splitlines(), "a\x0bb\x0cc\x1cd\x85e\u2028f".splitlines())
print("a\n\nb".splitlines(), "a\n\nb".split("\n"), "one line".splitlines(keepends=True), "\r\n\n".splitlines(True))
print([word.capitalize() for word in "the quick brown".split()], {k: v for k, v in (p.split("=") for p in "a=1;b=2".split(";"))})
print("ß|é|😀".split("|"), "😀a😀b".split("😀"), "😀".join("ab"))
