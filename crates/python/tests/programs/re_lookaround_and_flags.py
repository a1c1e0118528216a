# Lookaround, atomic groups, possessive repeats, conditions and flags.
import re

print(re.findall(r"(?<=\$)\d+", "$5 7 $12"), re.findall(r"\b\w+(?=!)", "hey! you wow!"), re.findall(r"(?<!a)b", "ab cb"))
print(re.findall(r"foo(?!bar)", "foobar foobaz"), re.match(r"(?>a+)b", "aaab"), re.match(r"(?>a+)ab", "aaab"))
print(re.match(r"a++b", "aab"), re.match(r"a*+a", "aa"), re.match(r"(<)?x(?(1)>|$)", "<x>"), re.match(r"(<)?x(?(1)>|$)", "<x"))
print(re.findall(r"(?i:a)b", "Ab AB ab"), re.findall(r"(?s:.)", "a\n"), re.findall(".", "a\n"), re.findall(r"^\w", "a\nb", re.M))
print(re.findall(r"\w+", "naïve été", re.A), re.findall(r"\w+", "naïve été"), re.search("STRASSE", "straSSe", re.I))
print(re.search(r"(\w)\1", "hello"), re.search(r"(?P<q>['\"]).*?(?P=q)", "say 'hi' \"x\""), re.match("(?:a|b)*?c", "abac"))
print(re.findall(r"a.*?b", "a1b2b a3b"), re.findall(r"a{2}", "aaaaa"), re.findall(r"a{,2}", "aaa"), re.findall("a{x}", "a{x}"))
print(re.findall(r"[^\W\d_]+", "ab1_c"), re.findall(r"[\]\-a]", "]-a"), re.findall(r"[a\-z]", "a-z"), re.findall(r"\A\d|\d\Z", "1 2"))
print(re.match(r"(a|b)+", "abab").group(1), re.match(r"((a)|(b))+", "ab").groups(), re.findall(r"\Bb\B", "abc b"))
print(re.compile(r"\d", re.A).flags == re.A, re.RegexFlag.I | re.RegexFlag.S, repr(re.I), re.compile("a", re.DEBUG & 0).groups)
pattern = re.compile(r"(?P<y>\d{4})-(?P<m>\d\d)")
print(pattern.groupindex, pattern.groups, pattern.search("on 2024-05", 4), pattern.search("on 2024-05", 2, 9))
print(pattern == re.compile(pattern.pattern), hash(pattern) == hash(re.compile(pattern.pattern)), re.compile(pattern) is pattern)
print(re.findall(b"[\x80-\xff]+", b"a\x80\xffb"), re.sub(b"a", b"b", bytearray(b"banana")))
scanner = re.Scanner([(r"\d+", lambda scan, text: int(text)), (r"[+*]", lambda scan, text: text), (r"\s+", None)])
print(scanner.scan("1 + 23 * x"))
