# Bytes: percent formats, hex both ways, translate, joins, and comparisons with text.
print(b"%s|%d|%x|%c|%r|%a|%5.1f|%%" % (b"x", 5, 255, 65, "é", "é", 2.25), b"%(k)s" % {b"k": b"v"}, b"%-5d|%05d" % (3, 4))
print(b"\x00\xff".hex(), b"abcdef".hex("-", 2), b"abcdef".hex("_", -4), bytes.fromhex("00 FF\n10"), bytearray.fromhex("aa"))
print(b"hello".translate(bytes(range(255, -1, -1)))[:2], b"hello".translate(None, b"l"), bytes.maketrans(b"ab", b"xy")[97:99], b",".join([b"a", bytearray(b"b")]), b"a-b-c".rpartition(b"-"))
print(b"abc" == "abc", b"abc" == bytearray(b"abc"), b"a" < b"b", hash(b"abc") == hash(bytes(bytearray(b"abc"))), b"abc"[1], b"abc"[1:2], list(b"ab"), 98 in b"abc", b"bc" in b"abc", bytes(3), bytes([1, 2]), bytes("é", "utf-8"), bytes(bytearray(b"x")), bytes(memoryview(b"yz")))
print(b"aXbX".split(b"X"), b" a b ".split(), b"a\nb\r\nc".splitlines(True), b"AbC".swapcase(), b"abc".title(), b"12".isdigit(), b"ab".center(6, b"*"), b"x".zfill(4), b"-5".zfill(4), b"abc".find(b"c"), b"abcb".rfind(98), b"abab".count(b"ab"), b"abc".removeprefix(b"a"), b"abc".removesuffix(b"c"), b"a\tb".expandtabs(4))
for wrong in [lambda: b"%d" % "x", lambda: b"%s" % "text", lambda: b"%c" % 300, lambda: bytes.fromhex("zz"), lambda: bytes([256]), lambda: bytes([-1]), lambda: bytes("x"), lambda: bytes(-1), lambda: bytes(1.5), lambda: b"a" + "b", lambda: b"a".join(["x"]), lambda: b"a".index(b"z"), lambda: b"abc".hex("ab"), lambda: b"a".translate(b"short"), lambda: b"a".find("a"), lambda: b"a"[0:1:0], lambda: b"a".decode("ascii", 5), lambda: b"a" < "a", lambda: bytes(1, 2, 3, 4), lambda: b"".replace(b"a"), lambda: b"x".startswith("x")]:
    try:
        print(wrong())
    except Exception as error:
        print(type(error).__name__, error)
