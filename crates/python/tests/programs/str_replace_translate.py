print("aaa".replace("a", "b"), "aaa".replace("a", "b", 2), "aaa".replace("a", "b", 0), "aaa".replace("a", "b", -1), "abc".replace("", "-"), "abc".replace("", "-", 2))
print("abc".replace("b", ""), "aaaa".replace("aa", "b"), "".replace("", "x"), "".replace("a", "x"), "abc".replace("x", "y"), "a.b.c".replace(".", ", "), "héé".replace("é", "e"))
table = str.maketrans("abc", "xyz")
print(table, "aabbcc-d".translate(table))
print(str.maketrans("ab", "xy", "z"), "abzab".translate(str.maketrans("ab", "xy", "z")))
print("hello".translate({ord("l"): None, ord("h"): "HH", 111: 48}), "abc".translate({}), "abc".translate({97: "", 98: "long", 99: 0x1F600}))
print(str.maketrans({"a": 1, "b": None, 99: "c"}))


class Upper:
    def __getitem__(self, n):
        if chr(n) == "x":
            raise LookupError
        return chr(n).upper()


print("axb".translate(Upper()), "aé".translate([None] * 97 + ["first"]))


def attempt(fn):
    try:
        print(fn())
    except (ValueError, TypeError) as e:
        print(type(e).__name__)


attempt(lambda: str.maketrans("ab", "x"))
attempt(lambda: str.maketrans("ab"))
attempt(lambda: str.maketrans({"ab": 1}))
attempt(lambda: str.maketrans({1.5: 1}))
attempt(lambda: "a".translate({97: 2 ** 30}))
attempt(lambda: "a".translate(5))
attempt(lambda: "a".replace("a"))
attempt(lambda: "a".replace("a", 5))
attempt(lambda: "a".replace(None, "b"))
s = "immutable"
t = s.replace("im", "")
print(s, t, s.replace("z", "y") == s)
try:
    s[0] = "I"
except TypeError as e:
    print(e)
rot = str.maketrans("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz", "NOPQRSTUVWXYZABCDEFGHIJKLMnopqrstuvwxyzabcdefghijklm")
print("Hello, World!".translate(rot), "Hello, World!".translate(rot).translate(rot))
