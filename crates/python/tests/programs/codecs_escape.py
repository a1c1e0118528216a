import codecs
import pickle

for text in ("abc\\\n\t\r\x00\x7f", "äé\xff", "€ſ", "😀", "\ud800", "'\"", ""):
    for name in ("unicode_escape", "raw_unicode_escape", "unicode-escape"):
        data = text.encode(name)
        print(ascii(text), name, data, ascii(data.decode(name)))
cases = [b"\\x41\\u0042\\U00000043\\103\\0\\7x", b"\\a\\b\\f\\n\\r\\t\\v\\\\\\'\\\"", b"a\\\nb", b"\xe4\\xe4", b"\\x4", b"\\xg", b"\\u12", b"\\U00110000", b"\\U1234", b"\\", b"\\N{", b"\\\\u0041", b"\\\\\\u0041", b"\\u", b"\\N", b"\\N{}", b"\\N{a"]
for case in cases:
    for name in ("unicode_escape", "raw_unicode_escape"):
        for errors in ("strict", "ignore", "replace"):
            try:
                print(case, name, errors, ascii(case.decode(name, errors)))
            except UnicodeDecodeError as error:
                print(case, name, error, error.start, error.end)
print(codecs.decode(b"\\x41", "unicode_escape"), codecs.lookup("unicode_escape").name, codecs.encode("ä", "raw-unicode-escape"))
for protocol in range(5):
    for value in ("aä€😀\\\n", ["x", "\x00"], {"k": ("v", 1.5, None, True)}, b"\x00\xff", 2**70):
        assert pickle.loads(pickle.dumps(value, protocol)) == value, (protocol, value)
print(pickle.dumps("ä€\n\\", 0))
