import re

cases = [
    (r"a|b|cd", "cd"), (r"(?:ab)*c", "ababc"), (r"(a+)(a*?)b", "aaab"), (r"a{2,3}", "aaaa"), (r"a{2,3}?", "aaaa"), (r"a{,2}", "aaa"),
    (r"(a)?(?(1)b|c)", "ab"), (r"(a)?(?(1)b|c)", "c"), (r"(a)?(?(1)b)", "x"), (r"(.)\1", "abb"), (r"(?P<q>['\"])(.*?)(?P=q)", "x'a\"b'"),
    (r"^b$", "a\nb\nc"), (r"(?m)^b$", "a\nb\nc"), (r"a.c", "a\nc"), (r"(?s)a.c", "a\nc"), (r"\Aa\Z", "a"), (r"\ba\b", "x a x"), (r"\Ba\B", "xax"),
    (r"[^a-c\d]+", "ab1xyz"), (r"[\w\s-]+", "a -b!"), (r"[]a]+", "]a"), (r"(?x) a  b # comment", "ab"), (r"(?i)abc", "ABC"), (r"(?i:a)b", "Ab"), (r"(?-i:a)b", "Ab"),
    (r"(?=a)\w", "ba"), (r"(?!a)\w", "ab"), (r"(?<=a)b", "ab"), (r"(?<!a)b", "ab b"), (r"(?>a+)b", "aaab"), (r"(?>a+)ab", "aaab"), (r"(?>a|ab)c", "abc"),
    (r"a++b", "aaab"), (r"a++a", "aaa"), (r"a*+", "aab"), (r"a?+a", "a"), (r"(?:ab)++c", "ababc"), (r"(?:a|b){2,3}+", "abab"), (r"(ab|a)++b", "abab"),
    (r"(a*)*", "aa"), (r"(a*)+", "b"), (r"(?:a?)*?b", "aab"), (r"((a)|b)*", "ab"), (r"(?:(a)|b)*", "ab"), (r"(a|b)*?c", "abac"), (r"((?:x)?)(y)", "y"),
    (r"\x41\u0042\103", "ABC"), (r"[\x00-\x1f]", "a\tb"), (r"•", "•"), (r"a\.b\\c", "a.b\\c"), (r"[aeiou]", "xyzu"),
    (r"(?:(?:a)(?=b)|c)+", "cab"), (r"(\w+)\s+\1", "the the"), (r"^(?:(\d+)|(\w+))$", "word"), (r"x*", "aaa"), (r"\d{3}-\d{4}", "call 555-1234"),
    (r"(([a-z]+)([0-9]+))+", "ab12cd34"), (r"abcabd", "abcabcabd"), (r"aab", "aaaab"), (r"(?:abc|abd)e", "abde"), (r"[a-f]+z", "abcdefz"), (r"(?a)\w+", "aé"), (r"(?u)\w+", "aé"),
    (r".*?,", "a,b,"), (r"a.*z", "azbz"), (r"(.*)(\d+)", "ab12"), (r"(.*?)(\d+)", "ab12"), (r"", "x"), (r"$", "ab\n"), (r"\Z", "ab\n"), (r"(?m)$", "a\nb"),
    (r"(?:a{2}){2}", "aaaa"), (r"(?:a|aa){3}b", "aaaab"), (r"(x)?y\1", "y"), (r"(?i)(a)\1", "aA"), (r"[^\n]+", "\n\nab"), (r"[\u4e00-\u9fff]+", "ab中文"), (r"(?i)[^a]", "Ab"),
]
for pattern, text in cases:
    found = re.search(pattern, text)
    print(repr(pattern), found and (found.span(), found.groups(), found.lastindex, found.regs))

for pattern in ["(", ")", "[", "a**", "*a", "(?P<a>x)(?P<a>y)", "(?P<1>x)", "(?P=b)", r"\1", "(?<=a*)b", "a{3,2}", "[z-a]", "(?z)", "(?i", "(?P<a", r"\q", "\\", "(?(2)a)", 
                "a(?i)b", "(?L)a", "(?ia-i:x)", "(?#", "(?-", "(?P>", "[[:alpha:]", r"\x4", r"\u12", r"(?<x>a)", "a{2}{3}", "(?(a)b)", "()(?(1)a|b|c)", r"[\w-z]"]:
    try:
        print(repr(pattern), re.compile(pattern))
    except re.error as error:
        print(repr(pattern), error, error.pos, error.lineno, error.colno)
try:
    re.compile(b"(?u)a")
except (re.error, ValueError) as error:
    print(error)

print(re.compile(r"(?P<year>\d{4})-(?P<month>\d\d)").sub(r"\g<month>/\g<year>", "on 2024-05 and 1999-12"))
print(re.IGNORECASE, repr(re.I | re.M), re.RegexFlag(0), re.NOFLAG, re.I.value)
s = re.Scanner([(r"[a-zA-Z_]\w*", lambda s, t: ("name", t)), (r"\d+", lambda s, t: int(t)), (r"=|\+", lambda s, t: t), (r"\s+", None)])
print(s.scan("sum = 3 + foo ?"))
print(re.sub(r"(\d+)", lambda m: str(int(m[1]) * 2), "1 22 333"))


def nested(m):
    return re.sub("b", lambda n: n.group() * 2, m.group())


print(re.sub("a.b", nested, "axb a-b"))


def failing(m):
    raise KeyError(m.start())


try:
    re.sub("c", failing, "abc")
except KeyError as error:
    print("KeyError", error)
print(re.findall(r"(?:\s*)(\w+)(?:\s*=\s*)(\d+);", "a=1; bb = 22;ccc=333;"))
print(len(re.findall("ab?", "ab" * 5000 + "a")), len(re.sub("a", "", "ab" * 3000)), re.search("(?:a|b)*c", "ab" * 3000))
for code in range(256):
    for tail in ("?", "*", "", "{2}", "]"):
        re.compile(r"()(?(1)%s\x%02x%s)" % ("[a" if tail == "]" else "", code, tail))
        re.compile(r"()(?(1)(?:a\x%02x)*|b(?(1)c|\x%02x?))" % (code, code))
print(re.fullmatch(r"(a)?(?(1)(?:b\x0f)*|c(?(1)d|e))x", "ab\x0fb\x0fx"), re.fullmatch(r"(a)?(?(1)b|c(?(1)d|e))x", "cex"))
print(re.match("\ufb05", "\ufb06", re.I), re.match("K", "\u212a", re.I), re.match("\u0412", "\u1c80", re.I), re.match("[\u0411-\u0413]", "\u1c80", re.I))
print(re.purge())
