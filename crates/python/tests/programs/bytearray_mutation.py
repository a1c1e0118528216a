a = bytearray(b"hello")
alias = a
a[0] = 72
a[1:3] = b"EYE"
print(a, alias is a, len(a))
a.append(33)
a.extend(b"??")
a.extend([65, 66])
a += b"!"
a.insert(0, 62)
print(a, alias)
print(a.pop(), a.pop(0), a)
a.remove(ord("?"))
del a[0], a[-2:]
print(a)
a.reverse()
print(a, a.copy() is a, a.copy() == a)
del a[::2]
print(a)
a[1:1] = b"insert"
a[::2] = bytes(len(a[::2]))
print(a)
a *= 2
print(a, a * 0)
a.clear()
print(a, bool(a), bytearray(3), bytearray([1, 2]), bytearray("é", "utf-8"), bytearray(b"x") + b"y", b"y" + bytearray(b"x"), type(b"" + bytearray()).__name__)


def attempt(fn):
    try:
        print(fn())
    except (TypeError, ValueError, IndexError, BufferError) as e:
        print(type(e).__name__)


b = bytearray(b"abc")
attempt(lambda: b.__setitem__(0, 256))
attempt(lambda: b.__setitem__(0, b"x"))
attempt(lambda: b.__setitem__(10, 1))
attempt(lambda: b.append(-1))
attempt(lambda: b.append("x"))
attempt(lambda: b.extend("text"))
attempt(lambda: b.extend([1, 300]))
attempt(lambda: b.remove(1))
attempt(lambda: bytearray().pop())
attempt(lambda: hash(b))
attempt(lambda: b.__setitem__(slice(0, 3, 2), b"x"))
print(b, b == b"abc", b < b"abd", b"b" in b, 97 in b, b.upper(), b.find(b"c"), b.decode(), b.hex(), b.split(b"b"), type(b.upper()).__name__, type(b[:1]).__name__, b[0])
view = memoryview(b)
attempt(lambda: b.append(1))
view[0] = 90
print(b)
view.release()
b.append(100)
print(b, bytes(b), list(b), bytearray.fromhex("6162"), [x for x in bytearray(b"hi")], b"%s" % bytearray(b"z"), repr(bytearray(b"'")))

# An array that is added to itself is its own buffer meanwhile; extend copies it first.
for grow in ("b += b", "b += memoryview(b)", "b.extend(b)", "b[1:2] = b", "b.extend(memoryview(b))"):
    for b in bytearray(b"ab"), bytearray():
        try:
            exec(grow)
        except BufferError as error:
            print(error)
        print(grow, b)
