# Codings of bytes as text: each alphabet, both ways, and what is wrong with a text.
import base64
import binascii

data = bytes(range(0, 256, 17)) + b"\xfb\xff"
for encode, decode in [(base64.b64encode, base64.b64decode), (base64.urlsafe_b64encode, base64.urlsafe_b64decode), (base64.b32encode, base64.b32decode), (base64.b16encode, base64.b16decode), (base64.a85encode, base64.a85decode), (base64.b85encode, base64.b85decode), (base64.b32hexencode, base64.b32hexdecode), (base64.encodebytes, base64.decodebytes)]:
    print(encode.__name__, encode(data), decode(encode(data)) == data, [encode(b"a" * n) for n in range(4)])
print(base64.b64encode(data, b"-_"), base64.b64decode("YWJj\nZA=="), base64.b64decode(b"YW!Jj"), base64.b32decode("mzxw6===", casefold=True), base64.a85encode(b"\0\0\0\0    x", foldspaces=True, wrapcol=5, pad=True, adobe=True), base64.b85encode(b"abc", pad=True))
for wrong in [lambda: base64.b64decode("abc"), lambda: base64.b64decode("YW!J", validate=True), lambda: base64.b32decode("a"), lambda: base64.b16decode("ab"), lambda: base64.b85decode("~~~~~"), lambda: base64.a85decode("z!z~"), lambda: base64.b64encode("text"), lambda: base64.b64decode("é"), lambda: binascii.unhexlify("abc"), lambda: binascii.unhexlify("zz"), lambda: base64.decodebytes("x"), lambda: base64.b64decode("A")]:
    try:
        print(wrong())
    except Exception as error:
        print(type(error).__name__, error)
print(binascii.hexlify(b"ab\xff", "-"), binascii.hexlify(b"abcdef", ":", 2), binascii.crc32(b"hello"), binascii.crc_hqx(b"hello", 0), binascii.b2a_base64(b"x", newline=False), bytes.fromhex("61 62"), b"abc".hex(" "))
