b = bytearray(b"abcdef")
m = memoryview(b)
print(len(m), m[0], m[-1], bytes(m[1:3]), m.tolist(), m.tobytes(), m.readonly, m.format, m.itemsize, m.ndim, m.shape, m.strides, m.nbytes, m.contiguous)
m[0] = ord("A")
m[1:3] = b"XY"
print(b)
half = m[2:5]
half[0] = 33
print(b, bytes(half), bytes(m[::2]), bytes(m[::-1]), half.obj is b, m[::2].strides, m[::-1].tolist())
r = memoryview(b"read only")


def attempt(fn):
    try:
        print(fn())
    except (TypeError, ValueError, IndexError, BufferError) as e:
        print(type(e).__name__)


attempt(lambda: r.__setitem__(0, 1))
attempt(lambda: m.__setitem__(0, 300))
attempt(lambda: m.__setitem__(0, "x"))
attempt(lambda: m.__setitem__(slice(0, 2), b"long"))
attempt(lambda: m[10])
attempt(lambda: memoryview("text"))
attempt(lambda: memoryview([1]))
attempt(lambda: b.extend(b"more"))
attempt(lambda: hash(m))
print(hash(r) == hash(b"read only"), r == b"read only", m == b, m == bytes(b), m != b"x", m[:2] == b"AX", r[:4] == memoryview(b"read"))
print(97 in memoryview(b"abc"), list(memoryview(b"hi")), memoryview(b"").tolist(), m.hex(), bytes(list(m)[::-1]))
with memoryview(b) as inside:
    print(inside[1])
attempt(lambda: inside[1])
m.release()
half.release()
attempt(lambda: m[0])
attempt(lambda: len(half))
print(memoryview(b"\xff\x7f").cast("b").tolist())
print(b"".join([memoryview(b"a"), b"b"]), bytes(memoryview(b"copy")), bytearray(memoryview(b"x")), memoryview(memoryview(b"nested")).tobytes(), b"a" + memoryview(b"b"))
