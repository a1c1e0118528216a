b = b"Hello World hello"
print(b.upper(), b.lower(), b.swapcase(), b.title(), b.capitalize(), b.find(b"o"), b.rfind(b"o"), b.find(111), b.index(b"W"), b.count(b"l"), b.count(108), b.find(b"x"))
print(b.split(), b.split(b"o"), b.split(b" ", 1), b.rsplit(b" ", 1), b"a,b,,c".split(b","), b"a\nb\r\nc".splitlines(), b"a\nb".splitlines(True), b.partition(b" "), b.rpartition(b" "))
print(b"  x ".strip(), b"  x ".lstrip(), b"  x ".rstrip(), b"xxaxx".strip(b"x"), b"pre-x".removeprefix(b"pre-"), b"x.txt".removesuffix(b".txt"), b"aXbX".replace(b"X", b"--"), b"aaa".replace(b"a", b"b", 1))
print(b.startswith(b"Hello"), b.endswith((b"x", b"hello")), b"abc".isalpha(), b"12".isdigit(), b"a1".isalnum(), b" \n".isspace(), b"AB".isupper(), b"ab".islower(), b"Ab Cd".istitle(), b"\x80".isascii(), b"".isalpha())
print(b"7".zfill(3), b"x".center(5, b"*"), b"x".ljust(3) + b"|", b"x".rjust(3), b"a\tb".expandtabs(4), b"-5".zfill(4))
table = bytes.maketrans(b"abc", b"xyz")
print(len(table), b"aabbcc".translate(table), b"aabbcc".translate(None, b"b"), b"abcd".translate(table, b"a"), table[97:100])
print(b"caf\xc3\xa9".decode(), b"abc".decode("ascii"), b.join([b"-", b"+"]), b"\xe9".decode("latin-1"))


def attempt(fn):
    try:
        print(fn())
    except (TypeError, ValueError) as e:
        print(type(e).__name__)


attempt(lambda: b.find("o"))
attempt(lambda: b.index(b"zzz"))
attempt(lambda: b.split(""))
attempt(lambda: b.split(b""))
attempt(lambda: b",".join(["a"]))
attempt(lambda: b.replace("a", "b"))
attempt(lambda: b.translate(b"short"))
attempt(lambda: b.startswith("H"))
attempt(lambda: b.find(256))
attempt(lambda: b"x".center(5, b"ab"))
attempt(lambda: b"\xff".decode("ascii"))
attempt(lambda: bytes.maketrans(b"ab", b"c"))
print(b"a-b-c".rsplit(b"-"), b"".split(), b"".split(b","), b"abcabc".rfind(b"bc", 0, 5), b"abc".find(b""), b"abc".count(b""), b"\xe9".upper(), b"\xc9".lower())
print(b"abc".__contains__(b"b"), b"abc".__getitem__(1), b"abc".__add__(b"d"), b"ab".__mul__(2), b"a".__lt__(b"b"), b"abc".__len__(), b"x".__eq__("x"))
