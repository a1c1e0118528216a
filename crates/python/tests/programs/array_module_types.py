# Arrays of the module array: every type, growth, bytes, comparison, slices, overflow.
from array import array

print([array(code, [1, 2]).itemsize for code in "bBhHiIlLqQfd"])
a = array("i", [3, 1, 2])
a.append(4)
a.extend([5, 6])
a.insert(1, 9)
a += array("i", [7])
print(a, a[1], a[-1], a[1:3], a.index(9), a.count(1), a.pop(), a.pop(0), a.remove(9), a.reverse(), a, len(a), 5 in a, a.typecode, a.tolist(), sum(a), sorted(a), a * 2, a + a, a == array("i", a), a == [6, 5], a < array("i", [9]), a.buffer_info()[1], array("u", "hé").tounicode(), array("b", b"\xff\x01"), array("d", [1.5, 2]).tobytes().hex(), array("f", [0.1])[0])
a[1:3] = array("i", [100])
del a[0]
a.frombytes((5).to_bytes(4, "little"))
a.fromlist([8])
copy = a[:]
copy.byteswap()
print(a, copy[0] != a[0], a.tobytes()[:4], memoryview(a)[0], bytes(array("B", [1, 2])), array("i", range(3)), array("i"), bool(array("i")), list(reversed(a)), a[::-1], max(a), list(map(str, a)), array("q", [-2**63, 2**63 - 1]), array("i", array("h", [1])))
for wrong in [lambda: array("z"), lambda: array("i", ["a"]), lambda: array("b", [200]), lambda: array("B", [-1]), lambda: array("i", [1.5]), lambda: a.append("x"), lambda: a + [1], lambda: a[99], lambda: a["x"], lambda: a.pop(99), lambda: a.remove(99), lambda: a.index(99), lambda: a.frombytes(b"abc"), lambda: a.fromlist([1, "x"]), lambda: a.extend(array("d", [1.0])), lambda: array("i", 5), lambda: hash(a), lambda: array("u", b"x") if False else array("d", "x"), lambda: a.__setitem__(0, 2**40), lambda: a.__setitem__(slice(0, 1), [1]), lambda: array(), lambda: array("ii"), lambda: a * "x"]:
    try:
        print(wrong())
    except Exception as error:
        print(type(error).__name__)
