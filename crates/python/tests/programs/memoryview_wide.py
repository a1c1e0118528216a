# Views of items of several bytes: casts, items, slices and comparisons.
import array

data = bytearray(range(16))
for letter in "?bBchHiIlLqQnNfd":
    view = memoryview(bytes(data)).cast(letter)
    print(letter, view.format, view.itemsize, len(view), view.nbytes, view.shape, view.strides, view[0])

words = memoryview(data).cast("I")
print(words.tolist(), words[-1], words[1:3].tolist(), words[::2].tolist(), words[::2].strides)
words[0] = 0xFFFFFFFF
print(data.hex(), words[0])
words[1:3] = memoryview(array.array("I", [1, 2]))
print(data.hex(), words.tobytes() == bytes(data))
for bad in (-1, 2**32, "x", 1.5):
    try:
        words[0] = bad
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
try:
    memoryview(b"abc").cast("H")
except TypeError as error:
    print(error)
try:
    words.cast("H")
except TypeError as error:
    print(error)
try:
    memoryview(b"abcd").cast("Z")
except ValueError as error:
    print(error)
print(words.cast("B").tolist())
print(memoryview(b"\x01\x00\x02\x00").cast("@H").tolist(), memoryview(b"abcd").cast("@I").format)

numbers = array.array("d", [1.5, -2.0, float("nan")])
view = memoryview(numbers)
print(view.format, view.itemsize, view[:2].tolist(), view == view, memoryview(numbers) == memoryview(numbers))
view[0] = 9
print(numbers[0], list(view)[:2], 9.0 in view, view[1] == numbers[1])
print(memoryview(array.array("h", [1, 2])) == memoryview(array.array("q", [1, 2])))
print(memoryview(array.array("h", [1, 2])) == b"\x01\x00\x02\x00")
shorts = memoryview(array.array("h", [3, 4, 5]))
print(shorts[::-1].tolist(), shorts[::-1].tobytes().hex())
