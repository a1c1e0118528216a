s = "hello world, hello moon"
print(s.find("hello"), s.find("hello", 1), s.rfind("hello"), s.find("xyz"), s.find("o", 5, 8), s.find("o", -4), s.find(""), s.find("", 5), s.find("", 100))
print(s.rfind("o"), s.rfind("o", 0, 8), s.rfind(""), s.rfind("", 0, 3), s.find("hello", None, None), s.find("h", -100), s.find("n", 0, 100))
print(s.index("world"), s.rindex("l"), s.count("l"), s.count("hello"), s.count(""), "aaaa".count("aa"), s.count("o", 5), s.count("o", 5, 8), "".count(""), "".count("a"))


def attempt(fn):
    try:
        print(fn())
    except (ValueError, TypeError) as e:
        print(type(e).__name__)


attempt(lambda: s.index("zzz"))
attempt(lambda: s.rindex("h", 20))
attempt(lambda: s.find(5))
attempt(lambda: s.count(None))
attempt(lambda: s.find("a", "b"))
attempt(lambda: 5 in s)
print("world" in s, "xyz" not in s, "" in s, "" in "", "lo wo" in s, "H" in s)
print(s.startswith("hello"), s.startswith("world", 6), s.startswith(("a", "he")), s.startswith(()), s.startswith(""), s.startswith("", 100), s.startswith("hello", 0, 4))
print(s.endswith("moon"), s.endswith(("x", "moon")), s.endswith("hello", 0, 5), s.endswith(""), s.endswith("moon", -4), s.endswith("oon", -2))
attempt(lambda: s.startswith(5))
attempt(lambda: s.startswith(["h"]))
attempt(lambda: s.startswith(("h", 5)))
attempt(lambda: s.startswith((5, "h")))
u = "añb😀c😀"
print(u.find("b"), u.find("😀"), u.rfind("😀"), u.index("c"), u.count("😀"), u.find("😀", 4), len(u), u[3], u.endswith("😀"))
print("abcabc".find("c", 3), "abc".find("abcd"), "aXbX".rfind("X", 0, -1), "abab".rindex("ab"), ("ab" * 50).count("ba"), ("a" * 100 + "b").find("b"))
big = "ab" * 1000 + "needle" + "cd" * 1000
print(big.find("needle"), big.rfind("needle"), big.count("ab"), "needle" in big, big.find("needles"), big.index("bn"))
