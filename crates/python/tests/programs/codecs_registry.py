# Encodings of the library, of a program's own, and error handlers that a program registers.
import codecs

for name in ["cp1252", "cp437", "cp1251", "iso8859-15", "koi8-r", "mac-roman", "punycode"]:
    text = "Grüße" if name not in ("cp1251", "koi8-r") else "Привет"
    data = text.encode(name)
    print(name, data, data.decode(name), str(data, name), bytes(text, name) == data)

for work in [
    lambda: "€".encode("cp437"),
    lambda: "a€b".encode("cp437", "replace"),
    lambda: "a€b".encode("cp437", "xmlcharrefreplace"),
    lambda: b"\x81".decode("cp1252"),
    lambda: b"a\x81b".decode("cp1252", "replace"),
    lambda: "x".encode("no-such"),
    lambda: b"x".decode("no-such"),
    lambda: "x".encode("hex"),
    lambda: b"x".decode("rot13"),
    lambda: "\xe9".encode("ascii", "no-such"),
]:
    try:
        print(ascii(work()))
    except (LookupError, UnicodeError, TypeError) as error:
        print(type(error).__name__, error)


def spelled(error):
    print(type(error).__name__, error.start, error.end, error.reason)
    part = error.object[error.start : error.end]
    if isinstance(error, UnicodeEncodeError):
        return "".join(f"<{ord(one)}>" for one in part), error.end
    return "?" * len(part), error.end


codecs.register_error("spelled", spelled)
print("aäöb€".encode("ascii", "spelled"), "a€b".encode("latin-1", "spelled"))
print(b"a\xffb\xc3".decode("utf-8", "spelled"), b"\xe4b".decode("ascii", "spelled"))
print("a\ud800b".encode("utf-16", "spelled"))
codecs.register_error("raw", lambda error: (b"\x00\xff", error.end))
print("aäb".encode("ascii", "raw"), "a€".encode("utf-8", "raw"))
codecs.register_error("again", lambda error: ("", -1))
codecs.register_error("far", lambda error: ("", 99))
codecs.register_error("wrong", lambda error: 1)
for handler in ["again", "far", "wrong"]:
    try:
        print("äa".encode("ascii", handler))
    except (IndexError, TypeError) as error:
        print(type(error).__name__, error)


def search(name):
    if name == "shouted":
        return codecs.CodecInfo(
            lambda text, errors="strict": (text.upper().encode(), len(text)),
            lambda data, errors="strict": (bytes(data).decode().lower(), len(data)),
            name="shouted",
        )
    if name == "broken":
        return (lambda text, errors=None: (1, 1), lambda data, errors=None: (1, 1), None, None)


codecs.register(search)
print("abc".encode("shouted"), b"ABC".decode("shouted"))
for work in [lambda: "a".encode("broken"), lambda: b"a".decode("broken")]:
    try:
        work()
    except TypeError as error:
        print(error)
