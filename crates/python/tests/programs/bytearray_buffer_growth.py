# Bytearrays: growing, shrinking, deleting at both ends, slices of other sizes, methods in place, aliases.
b = bytearray(b"hello")
alias = b
b += b" world"
b.extend([33, 34])
b.append(35)
b.insert(0, 62)
print(b, alias is b, b.pop(), b.pop(0), b.remove(34), b, b.index(b"wor"), b.find(111), b.count(b"l"), b.reverse(), b, b.copy() is b)
b.reverse()
del b[:2]
b[1:1] = b"INSERT"
b[-3:] = b""
b[::3] = b"." * len(b[::3])
print(b, len(b), b * 2 == b + b, b[2:5], type(b[2:5]).__name__, type(b + b"x").__name__, type(b"x" + b).__name__, b == bytes(b), b.upper(), b.replace(b".", b"!"), b.split(b"."), b.decode(), b.hex()[:6], bytearray(3), bytearray([1, 2]), bytearray("é", "utf-8"), bytearray(b"ab").join([b"1", b"2"]), b.startswith(b"."), b.partition(b"I"), bytearray(b"x").center(3, b"*"), b.isalpha(), repr(bytearray(b"'\"\\")), str(bytearray(b"\x00\xff")))
b.clear()
for n in range(1000):
    b.append(n % 256)
for _ in range(990):
    del b[0]
print(b, b.__alloc__() > len(b), bool(bytearray()), list(bytearray(b"ab")), bytearray(b"b") > b"a", sorted([bytearray(b"b"), b"a"]), bytearray(b"abc")[::-1], bytearray(b"a-b").translate(bytes.maketrans(b"-", b"+")), max(bytearray(b"az")))
for wrong in [lambda: bytearray(b"a").append(256), lambda: bytearray().append("a"), lambda: bytearray().pop(), lambda: bytearray(b"a").remove(1), lambda: bytearray("x"), lambda: bytearray([300]), lambda: hash(bytearray()), lambda: bytearray(b"a").extend([1000]), lambda: bytearray(b"a").__setitem__(0, -1), lambda: bytearray(b"a") + "x", lambda: bytearray(b"a").insert(0, "a"), lambda: bytearray(b"a") < "a", lambda: bytearray(b"a").index(b"z"), lambda: bytearray(-1), lambda: bytearray(b"a") % 5, lambda: bytearray(b"abc").__setitem__(slice(0, 3, 2), b"x")]:
    try:
        print(wrong())
    except Exception as error:
        print(type(error).__name__, str(error).split("(unhashable type: ")[-1].rstrip(")"))
