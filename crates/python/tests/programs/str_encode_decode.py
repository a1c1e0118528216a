text = "aé€😀"
for codec in ("utf-8", "utf-16-le", "utf-16-be", "utf-32-le", "UTF8"):
    data = text.encode(codec)
    print(codec, data, data.decode(codec) == text)
for codec, errors in (("ascii", "ignore"), ("ascii", "replace"), ("ascii", "backslashreplace"), ("ascii", "xmlcharrefreplace"), ("latin-1", "replace")):
    print(codec, errors, text.encode(codec, errors))
for codec in ("ascii", "latin-1"):
    try:
        text.encode(codec)
    except UnicodeEncodeError as e:
        print(e.encoding, e.start, e.end, e.reason, repr(e.object), isinstance(e, ValueError))
        print(e)
for data in (b"\xff", b"a\xc3", b"\xe2\x82", b"\xc0\x80", b"\xed\xa0\x80", b"\xf5\x80\x80\x80", b"ok\x80ok"):
    try:
        data.decode()
    except UnicodeDecodeError as e:
        print(data, e.start, e.end, e.reason)
    print(data.decode("utf-8", "replace").encode("ascii", "backslashreplace"), data.decode("utf-8", "ignore"), data.decode("utf-8", "backslashreplace"))
print(b"caf\xe9".decode("latin-1"), b"\xff\xfeh\x00".decode("utf-16"), "x".encode(), "x".encode("ascii"), "é".encode(encoding="utf-8", errors="strict"))
print(b"\xff\x80".decode("utf-8", "surrogateescape").encode("ascii", "backslashreplace"), "\udcff".encode("utf-8", "surrogateescape"), "\ud800".encode("utf-8", "surrogatepass"))
for bad in (lambda: "\ud800".encode(), lambda: "a".encode("no-such-codec"), lambda: "é".encode("ascii", "no-such-handler"), lambda: "a".encode(5), lambda: b"a".decode(None)):
    try:
        bad()
    except (UnicodeError, LookupError, TypeError) as e:
        print(type(e).__name__)
print(len("é".encode()), len("😀".encode()), len("e\u0301"), "e\u0301" == "é", "é".encode() == b"\xc3\xa9", bytes("hé", "latin-1"), str(b"h\xe9", "latin-1"))
