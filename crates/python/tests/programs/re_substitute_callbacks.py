# Substitution with templates and functions, splitting and scanning.
import re

print(re.sub(r"(\w+) (\w+)", r"\2 \1", "hello world, big day"))
print(re.sub(r"(?P<first>\w)\w*", r"\g<first>.", "ann bob cy"), re.sub(r"(a)(b)?", r"[\1|\2]", "aab"))
print(re.sub("x*", "-", "abxd"), re.sub("", "-", "ab"), re.subn("a", "b", "banana", count=2))
print(re.sub(r"\d+", lambda match: str(int(match[0]) * 2), "1 22 x3"), re.sub("a", r"\n\\", "cat"))
print(re.split(r"[,;]\s*", "a, b;c,,d"), re.split(r"(-)", "a-b-c"), re.split(r"x*", "axbc"), re.split("b", "abcbd", maxsplit=1))
print(re.findall(r"(\w)(\d)", "a1 b2"), re.findall(r"\d", "a1b2"), re.findall("", "ab"), re.findall(r"(a)|b", "ab"))
for match in re.finditer(r"(?P<word>[a-z]+)|(?P<number>\d+)", "ab 12"):
    print(match.lastgroup, match.span(), match.groupdict(), match.expand(r"<\g<0>>"))
match = re.match(r"(a)(?:b)(c)?", "abx")
print(match.groups(), match.groups("none"), match.span(2), match.regs, match.pos, match.endpos, match.lastindex)
print(match, match[1], match.group(1, 2), match.start("0" and 1), match.re.pattern, match.string)
print(re.fullmatch("a|ab", "ab"), re.fullmatch("a", "ab"), re.match("b", "ab"), re.search("b", "ab").start())
print(re.escape("a.b*c\n-é"), re.compile("a", re.I | re.M), re.compile("(?x) a # words").flags)
for wrong in [lambda: re.sub("(a)", r"\2", "a"), lambda: re.compile("("), lambda: re.compile("*a"), lambda: re.compile("[b-a]"),
              lambda: match.group(5), lambda: match.group("no"), lambda: re.sub("a", r"\g<x", "a"), lambda: re.compile(b"a").match("a"),
              lambda: re.compile("(?P<a>x)(?P<a>y)"), lambda: re.compile("a{2,1}"), lambda: re.compile(r"\Z(?<=a+)"),
              lambda: re.sub("a", r"\q", "a"), lambda: re.compile("(?i"), lambda: re.compile("x" "(?P=n)"), lambda: re.match(1, "a")]:
    try:
        print(wrong())
    except Exception as error:
        print("PatternError" if isinstance(error, re.error) else type(error).__name__, error)
