# Memory views: slices, writing through, casts, formats, release, comparison, what cannot be done.
import array

data = bytearray(b"abcdefgh")
view = memoryview(data)
view[0] = 65
view[2:4] = b"XY"
print(data, view[1], view[-1], bytes(view[::2]), bytes(view[::-1]), view.tolist()[:3], len(view), view.nbytes, view.itemsize, view.format, view.readonly, view.ndim, view.shape, view.strides, view.obj is data, view.contiguous, view == data, view[:3] == b"AbX", view.hex()[:4], 65 in view, view.tobytes()[:2])
wide = view.cast("H")
print(len(wide), wide[0] == int.from_bytes(b"Ab", "little"), wide.cast("B")[0], memoryview(array.array("i", [1, 2, 3])).tolist(), memoryview(array.array("d", [1.5]))[0], memoryview(b"ab").readonly, hash(memoryview(b"ab")) == hash(b"ab"), memoryview(b"abc")[1:].tobytes(), memoryview(memoryview(b"x")).tobytes(), list(memoryview(b"ab")), memoryview(b"ab").toreadonly()[0], bytes(memoryview(data)[4:]), b"".join([memoryview(b"a"), b"b"]), view.index(65) if hasattr(view, "index") else 0, int.from_bytes(view[:2], "big"))
part = view[2:5]
for wrong in [lambda: data.append(1), lambda: data.extend(b"x"), lambda: data.clear(), lambda: view[99], lambda: view["a"], lambda: view.__setitem__(0, 300), lambda: view.__setitem__(0, "a"), lambda: view.__setitem__(slice(0, 2), b"abc"), lambda: memoryview(b"ab").__setitem__(0, 1), lambda: view.__delitem__(0), lambda: memoryview("text"), lambda: memoryview(5), lambda: view.cast("Q").cast("H"), lambda: view[:3].cast("H"), lambda: view.cast("z"), lambda: hash(view), lambda: view < view, lambda: view + b"x", lambda: memoryview(), lambda: view[1, 2], lambda: wide.__setitem__(0, 70000)]:
    try:
        print(wrong())
    except Exception as error:
        print(type(error).__name__, error)
part.release()
wide.release()
with memoryview(b"abc") as managed:
    print(managed[0])
for wrong in [lambda: managed[0], lambda: len(managed), lambda: bytes(part), lambda: managed.tolist()]:
    try:
        print(wrong())
    except ValueError as error:
        print(error)
