from array import array

m = memoryview(bytes(range(16)))
for format in "bBchHiIlLqQnNdf?P":
    view = m.cast(format)
    print(format, view.format, view.itemsize, view.nbytes, len(view), view.shape, view.strides, view.contiguous, repr(view[1]), view.tolist()[:3], repr(view[-1]))
ints = m.cast("I")
print(list(ints), ints[1:3].tolist(), ints[::-1].tolist(), ints[::2].tobytes(), ints[::2].contiguous, ints[::2].strides, 50462976 in ints)
print(ints == m, ints == ints.cast("B").cast("I"), ints == memoryview(array("I", list(ints))), m.cast("b") == m, m.cast("d") == m.cast("q"), ints.hex(), ints[:0].tolist())
a = array("h", [1, -2, 300])
view = memoryview(a)
print(view.format, view.tolist(), view.readonly, view[1], view == a, view == array("i", [1, -2, 300]), view.tobytes() == a.tobytes())
view[0] = -7
view[1:] = array("h", [5, 6])
print(a, view.cast("B")[0], bytes(view), bytearray(view[::-1]))
data = bytearray(16)
for format, value in [("B", 255), ("b", -1), ("c", b"z"), ("h", -300), ("H", 60000), ("i", -1), ("I", 2**32 - 1), ("q", -(2**63)), ("Q", 2**64 - 1), ("f", 1.5), ("d", 2.5), ("?", 3), ("n", -5), ("N", 5)]:
    target = memoryview(data).cast(format)
    target[0] = value
    print(format, target[0], data[:8].hex())
    data[:] = bytes(16)
for use in (
    lambda: m.cast("I").cast("h"), lambda: m[1:].cast("I"), lambda: m.cast("x"), lambda: m.cast("<I"), lambda: memoryview(data).cast("h").__setitem__(0, 40000), lambda: memoryview(data).cast("I").__setitem__(0, -1),
    lambda: memoryview(data).cast("I").__setitem__(0, "x"), lambda: memoryview(data).cast("d").__setitem__(0, "x"), lambda: memoryview(data).cast("c").__setitem__(0, 1), lambda: ints[4], lambda: ints[::2].cast("B"),
    lambda: hash(ints), lambda: m.cast("I", [3]), lambda: m.cast("I", [4]).tolist(), lambda: memoryview(a).__setitem__(slice(0, 2), b"ab"), lambda: a.append(1),
):
    try:
        print(use())
    except Exception as error:
        print(type(error).__name__, error)
