b = b"hello\x00\xff"
print(b, len(b), b[0], b[-1], b[1:3], b[::-1], list(b), b[:0], type(b[0]).__name__, type(b[:1]).__name__)
print(bytes(3), bytes([1, 2, 255]), bytes("hé", "utf-8"), bytes(b"copy"), bytes(), bytes(range(5)), bytes((65, 66)), bytes(bytearray(b"x")))


def attempt(fn):
    try:
        print(fn())
    except (TypeError, ValueError, IndexError) as e:
        print(type(e).__name__, e)


attempt(lambda: bytes([256]))
attempt(lambda: bytes([-1]))
attempt(lambda: bytes(-1))
attempt(lambda: bytes("text"))
attempt(lambda: bytes(["a"]))
attempt(lambda: bytes(1.5))
attempt(lambda: b[100])
attempt(lambda: b"a" + "a")
attempt(lambda: b"a" in "a")
attempt(lambda: 300 in b"a")
attempt(lambda: b"a" < "a")
print(b"a" + b"b", b"ab" * 3, 97 in b"abc", b"bc" in b"abc", b"" in b"", b"a" < b"b", b"ab" < b"abc", b"a" == "a", b"a" == bytearray(b"a"), b"a" != b"b")
try:
    b[0] = 1
except TypeError as e:
    print(e)
print(b"tab\t nl\n cr\r quote' dq\" back\\ \x7f\x80", b'it\'s', b"'\"", rb"raw\n", b"\x41\101\n", b"multi" b"part")
print(hash(b"a") == hash(b"a"), {b"k": 1}[b"k"], sorted([b"b", b"a", b""]), max(b"abc"), sum(b"\x01\x02"), [*b"ab"], b"".join([b"a", b"b"]), b", ".join([b"x", bytearray(b"y")]))
print(b"abc".hex(), b"abc".hex("-"), b"abcdef".hex(":", 2), b"abcdef".hex(":", -4), bytes.fromhex("61 62 63"), bytes.fromhex("DEADbeef"), bytes.fromhex(""), b"".hex())
for bad in ("6", "zz", "6 1", "é"):
    try:
        bytes.fromhex(bad)
    except ValueError:
        print("ValueError", repr(bad))
print(str(b"x"), repr(b"x"), f"{b'x'}", "%s" % b"x", b"%s %d %x" % (b"bytes", 5, 255), b"%a|%5d|%c" % ("é", 42, 65), b"%b" % b"y", bool(b""), bool(b"\0"))
for x in b"hi":
    print(x, end=" ")
print(int.from_bytes(b"\x01\x00", "little"), b"12" * 0, int(b"12"), float(b"1.5"))
