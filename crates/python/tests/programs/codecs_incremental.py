# Decoders that get their bytes piece by piece, error handlers and registered names.
import codecs

decoder = codecs.getincrementaldecoder("utf-8")()
print([decoder.decode(bytes([byte])) for byte in "aé€😀".encode()], decoder.getstate())
decoder = codecs.getincrementaldecoder("utf-8")("replace")
print(decoder.decode(b"\xe2\x82"), decoder.getstate(), decoder.decode(b"x", final=True))
try:
    codecs.getincrementaldecoder("utf-8")().decode(b"\xe2", final=True)
except UnicodeDecodeError as error:
    print(error, error.reason, error.start, error.end, error.object, error.encoding)
encoder = codecs.getincrementalencoder("utf-16")()
print(encoder.encode("a"), encoder.encode("b"), codecs.encode("abc", "rot13"), codecs.decode("61", "hex"), codecs.encode(b"a", "base64"))
for errors in ["ignore", "replace", "xmlcharrefreplace", "backslashreplace", "surrogateescape", "strict"]:
    try:
        print(errors, "aé€".encode("ascii", errors))
    except UnicodeEncodeError as error:
        print(errors, error)
for errors in ["ignore", "replace", "backslashreplace", "surrogateescape", "strict"]:
    try:
        print(errors, ascii(b"a\xff\xc3".decode("utf-8", errors)))
    except UnicodeDecodeError as error:
        print(errors, error)
print(codecs.lookup("UTF8").name, codecs.lookup("latin1").name, codecs.lookup("u8").name, codecs.BOM_UTF8, "\ufeffa".encode("utf-8-sig"), b"\xef\xbb\xbfa".decode("utf-8-sig"))
codecs.register_error("count", lambda error: ("<%d>" % (error.end - error.start), error.end))
print(codecs.lookup_error("count") is not None)
reader = codecs.getreader("utf-8")(__import__("io").BytesIO("zwölf\nelf".encode()))
print(reader.readline(), reader.read(), list(codecs.iterdecode([b"\xc3", b"\xa9"], "utf-8")), list(codecs.iterencode("aé", "latin-1")))
for wrong in [lambda: codecs.lookup("nothing"), lambda: "a".encode("nothing"), lambda: "a".encode("ascii", "nohandler") + "é".encode("ascii", "nohandler"),
              lambda: codecs.lookup_error("none"), lambda: "\ud800".encode(), lambda: "é".encode("latin-1") + "€".encode("latin-1")]:
    try:
        print(wrong())
    except Exception as error:
        print(type(error).__name__, error)
