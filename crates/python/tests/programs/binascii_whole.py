# Bytes as text and back: hexadecimal, base64, uuencode, quoted-printable; checksums.
import base64
import binascii


def attempt(function, *args, **keywords):
    try:
        return function(*args, **keywords)
    except Exception as error:
        return type(error).__module__, type(error).__name__, str(error)


data = bytes(range(256))
print(binascii.hexlify(b"\xb9\x01\xef"), binascii.hexlify(b"\xb9\x01\xef", ":"), binascii.b2a_hex(b"abcde", b"_", -2))
print(binascii.hexlify(memoryview(b"xyz")), binascii.hexlify(bytearray(b"xyz"), sep="-", bytes_per_sep=2))
print(binascii.unhexlify("b901EF"), binascii.a2b_hex(b"00ff"), binascii.unhexlify(binascii.hexlify(data)) == data)
for wrong in ["abc", "zz", b"a", "\u0661\u0661", 5]:
    print(attempt(binascii.unhexlify, wrong))
print(attempt(binascii.hexlify, "text"), attempt(binascii.hexlify, b"ab", "::"))

for text in [b"", b"f", b"fo", b"foo", b"foob", data]:
    encoded = binascii.b2a_base64(text)
    print(encoded[:40], binascii.b2a_base64(text, newline=False)[-8:], binascii.a2b_base64(encoded) == text)
for text in ["Zm9v", "Zm9vYg==", "Zm 9v\nYg==", "Zm9", "Zm9vY", "=", "ab=c", "a", "Zm9vYg=", "\u00e9", None]:
    print(repr(text), attempt(binascii.a2b_base64, text))
for text in ["Zm9vYg==", "Zm9v\n", "=Zm9v", "Zm=9v"]:
    print(text, attempt(binascii.a2b_base64, text, strict_mode=True))

print(binascii.b2a_uu(b"hello"), binascii.b2a_uu(b"\0\0x", backtick=True), binascii.b2a_uu(b""))
print(binascii.a2b_uu(b"%:&5L;&\\ \n"), binascii.a2b_uu(" \n"), binascii.a2b_uu(binascii.b2a_uu(data[:45])) == data[:45])
for wrong in [b"!!\x7f\n", b"!   x y\n"]:
    print(attempt(binascii.a2b_uu, wrong))
print(attempt(binascii.b2a_uu, bytes(46)))

line = b"caf\xc3\xa9 = 1 \t\nend. _x" + b"y" * 90 + b"\r\n."
for options in [{}, {"quotetabs": True}, {"istext": False}, {"header": True}]:
    quoted = binascii.b2a_qp(line, **options)
    print(quoted, binascii.a2b_qp(quoted, header=options.get("header", False)))
print(binascii.a2b_qp(b"a=\nb=\r\nc==d=4=41=zz="), binascii.a2b_qp("_=5F", True))

print(binascii.crc32(b"123456789"), binascii.crc32(b"6789", binascii.crc32(b"12345")), binascii.crc32(b"", -1))
print(binascii.crc_hqx(b"123456789", 0), binascii.crc_hqx(b"x", 2**40 + 7), attempt(binascii.crc32, "text"))
print(issubclass(binascii.Error, ValueError), binascii.Incomplete.__mro__[1].__name__)

print(base64.b64encode(b"any carnal pleasure"), base64.urlsafe_b64encode(b"\xfb\xff"), base64.b64decode("YW55"))
print(base64.b32encode(b"hello"), base64.b16encode(b"hi"), base64.b85encode(b"hello"), base64.a85encode(b"hello"))
print(base64.encodebytes(b"x" * 60), base64.decodebytes(b"eHh4\n"), attempt(base64.b64decode, "a"))
