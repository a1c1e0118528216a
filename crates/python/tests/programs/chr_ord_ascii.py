print(ord("a"), ord("é"), ord("€"), ord("😀"), chr(97), chr(233), chr(0x1F600), ord("\0"), ord("\n"), ord(b"x"))
print([chr(c) for c in range(65, 70)], "".join(map(chr, [104, 105])), [ord(c) for c in "hé€"])


def attempt(fn):
    try:
        print(fn())
    except (TypeError, ValueError, OverflowError) as e:
        print(type(e).__name__, e)


attempt(lambda: ord("ab"))
attempt(lambda: ord(""))
attempt(lambda: ord(5))
attempt(lambda: chr(-1))
attempt(lambda: chr(0x110000))
attempt(lambda: chr(1.5))
attempt(lambda: chr("a"))
print(ascii("aé€😀\n'"), ascii(["é", {"ü": b"\xff"}]), ascii(5), ascii("\x7f\x80"), ascii('"'), ascii("'\""))


class R:
    def __repr__(self):
        return "<répr>"


print(ascii(R()), repr(R()), f"{R()!a}", "%a" % R(), "%a %r" % ("é", "é"))
print(repr("é\u200b\xa0\x00\x1f\x7f\u2028"), repr("\U0001f600"), repr("\ud800"), repr("tab\tnew\nret\r"), repr("back\\slash"))
print(repr("it's"), repr('say "hi"'), repr("both ' and \""), repr(b"it's"), repr(b'\x00\xff"'), repr(""))
print(bin(5), oct(8), hex(255), bin(-5), oct(-8), hex(-255), bin(0), hex(2 ** 64), bin(True))
print(len("\ud800"), "\N{GREEK SMALL LETTER ALPHA}", "\x41\u0042\U00000043\103\101", "a\
b", r"raw\n", "con" "cat" 'enation')
attempt(lambda: hex(1.5))
attempt(lambda: bin("5"))
print(chr(0x10FFFF) == "\U0010ffff", ord(chr(0xD7FF)), "\x00" < "a" < "é" < "€" < "😀")
