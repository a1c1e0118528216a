s = "abcdefg"
print(s[0], s[-1], s[6], s[-7], s[1:3], s[:3], s[3:], s[:], s[::2], s[::-1], s[5:2], s[5:2:-1], s[-3:], s[:-3], s[-100:100], s[100:], s[2:2])
print(s[::-2], s[6:0:-3], s[None:None:None], s[:3:-1], s[-2::-2], s[1:-1], s[slice(1, 4)], s[True], repr(s[4:1]), s[-1:-4:-1])
for bad in (7, -8, 100):
    try:
        s[bad]
    except IndexError as e:
        print(e)
try:
    s[::0]
except ValueError as e:
    print(e)
u = "aé€😀z"
print([u[i] for i in range(len(u))], u[1:4], u[::-1], u[-2], u[2:], len(u), [ord(c) for c in u])
print("ab" + "cd", "ab" * 3, 3 * "ab", "ab" * 0, "ab" * -1, "" + "", "é" * 2 + "😀", "x" "y")
for bad in (lambda: "a" + 1, lambda: "a" + None, lambda: "a" * "b", lambda: "a" - "b", lambda: "a" * 1.5, lambda: "a" + b"b", lambda: 1 + "a"):
    try:
        bad()
    except TypeError as e:
        print(e)
print("a" < "b", "a" < "B", "abc" < "abd", "ab" < "abc", "" < "a", "Z" < "a", "é" > "z", "😀" > "€", "10" < "9", "a" <= "a", "b" >= "a", "a" != "A")
print(max("hello"), min("hello"), sorted("hello"), list("abc"), tuple("ab"), set("aab") == {"a", "b"}, "".join(reversed("abc")), [*"xy"], dict.fromkeys("ab", 0))
print(str(5), str(1.5), str(None), str([1, "a"]), str(b"x"), str(b"caf\xc3\xa9", "utf-8"), str(), str("s"), str({"k": (1,)}), str(object=7))
for i, c in enumerate("añ😀"):
    print(i, c, end=";")
print()
try:
    str(b"\xff", "ascii")
except UnicodeDecodeError as e:
    print(e)
try:
    str("x", "utf-8")
except TypeError as e:
    print(e)
a = "build"
for i in range(3):
    a += str(i)
print(a, a is not None, len(a), a == "build012", hash(a) == hash("build" + "012"))
