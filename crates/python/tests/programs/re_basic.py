import copy
import pickle
import re

m = re.match(r"(?P<first>\w+) (?P<second>\w+)?", "hello world, again")
print(m, m.group(), m.group(1, 2), m.group("second"), m["first"], m[2])
print(m.groups(), m.groupdict(), m.span(), m.span(2), m.start("second"), m.end(1))
print(m.lastindex, m.lastgroup, m.pos, m.endpos, m.string, m.regs, m.re.pattern)
print(m.expand(r"\2 \g<first>\n\g<0>"), copy.copy(m) is m, copy.deepcopy(m) is m)
print(re.match("(a)|(b)", "b").groups(), re.match("(a)|(b)", "b").groups("-"), re.match("(a)|b", "b").regs)

for bad in (3, "third", -1, None, 2**80, 1.5):
    try:
        m.group(bad)
    except Exception as error:
        print(bad, type(error).__name__, error)

p = re.compile(r"a(b)?c", re.I | re.M)
print(p, p.flags, p.groups, p.groupindex, p.pattern, re.compile(b"x", re.X), re.compile("x" * 300))
print(p == re.compile(r"a(b)?c", re.I | re.M), p != re.compile("a"), hash(p) == hash(re.compile(r"a(b)?c", re.I | re.M)), p == 1)
print(pickle.loads(pickle.dumps(p)) == p, copy.copy(p) is p, copy.deepcopy(p) is p)
print(p.findall("abc AC aBC"), re.findall("a.", "abacad"), re.findall("(a)(.)", "abacad"), re.findall("", "abc"))
print(p.fullmatch("ABC"), p.fullmatch("ABCd"), p.match("xabc", 1), p.search("xxabcx", 1, 4), p.search("xxabc", 9, 3))
print([x.span() for x in re.finditer("a*", "baac")], type(re.finditer("a", "a")).__name__)
scanner = re.compile(r"\d+|[a-z]+").scanner("12ab34")
print([x.group() for x in iter(scanner.match, None)], scanner.match(), scanner.pattern)
scanner = re.compile(r"\d+").scanner("12ab34")
print(scanner.search().group(), scanner.search().group(), scanner.search(), type(scanner).__name__)

print(re.split(r"[,;]\s*", "a, b;c ;d"), re.split("(,)", "a,b,c", maxsplit=1), re.split("x*", "axbc"), re.split("(a)|b", "xbya"))
print(re.sub("a", "b", "banana", count=2), re.subn("a", r"<\g<0>>", "banana"), re.sub("(a)(n)?", r"[\2]", "banana"))
print(re.sub("x*", "-", "abxd"), re.sub("(?P<n>.)", r"\g<n>\g<n>", "xyz"), re.sub("b", r"\\\n", "abc"), re.sub("z", "y", "abc"))
print(re.sub("[a-z]+", lambda m: m.group().upper() if len(m[0]) > 1 else None, "ab c de"), re.escape("a.b*c[d]"))

# Bytes.
print(re.findall(rb"\w+", b"ab c\xff"), re.sub(b"b", b"<\\g<0>>", bytearray(b"abc")), re.match(b"a(.)", b"ab")[1])
print(re.search(b"[\x80-\xff]+", b"a\xe4\xf6b"), re.split(b",", memoryview(b"a,b")), re.match(b"(a)", bytearray(b"abc")).group(1))
for use in (
    lambda: re.match("a", b"a"), lambda: re.match(b"a", "a"), lambda: re.match("a", 1), lambda: re.match("a", None),
    lambda: re.sub("a", b"b", "aaa"), lambda: re.sub(b"a", "b", b"caa"), lambda: re.sub("a", lambda m: 1, "ba"),
    lambda: p.match(), lambda: p.match("a", "b"), lambda: re.sub("a", r"\3", "a"), lambda: re.sub("a", r"\g<x>", "a"),
    lambda: re.sub("a", r"\q", "a"), lambda: p.match("a", pos=2**70), lambda: type(p)(), lambda: re.compile(1),
    lambda: re.compile(p, re.I), lambda: m.expand(r"\9"),
):
    try:
        print(use())
    except Exception as error:
        print("re.error" if isinstance(error, re.error) else type(error).__name__, error)

# Text beyond ASCII.
text = "grün, übel — naïve 中文字 😀😀 x"
print([(x.group(), x.span()) for x in re.finditer(r"\w+", text)], re.findall(r"\w+", text, re.A))
print(re.sub("[ü中]", lambda m: f"<{m.start()}>", text), re.search("😀+", text), re.search("X", text, re.I).span(), re.split("—|ï", text))
print(re.match("(?i)ÄÖ", "äö"), re.match("(?i)[à-þ]+", "ÀÉÞ"), re.match(r"(?i)straße", "STRASSE"), re.match("(?i)ſ", "S"), re.match(r"\d+", "٣4"))
print(re.search(r"(?<=中)文(?=字)", text), re.search(r"(?<!x)\b中", text), re.compile("[一-龥]+").findall(text))
print(re.findall(r"\s", "a\u2003b\xa0c\x1cd"), re.findall(".", "a\ud800b"), re.sub("\ud800", "?", "a\ud800b"))
print(repr(re.search("\\\\ud", "x\\ud")), re.compile(p.pattern).search("äöüABC", 3), re.compile("ac").search("äöüac", 3, 5))
