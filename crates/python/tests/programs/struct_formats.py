# Packing and unpacking: byte orders, padding, every letter and the errors.
import struct

print(struct.pack("<bBhHiIqQ", -1, 255, -2, 65535, -3, 4294967295, -4, 2**64 - 1).hex())
print(struct.pack(">hI", 1, 2).hex(), struct.pack("!d", 1.5).hex(), struct.pack("<f", 0.1).hex(), struct.pack("<e", 1.5).hex())
print(struct.pack("3s5s", b"abcdef", b"x"), struct.pack("4p", b"abcdef"), struct.pack("?c", True, b"z"), struct.pack("2x"))
print(struct.unpack("<3sxH", b"abc\x00\x01\x02"), struct.unpack(">2h", b"\x00\x01\xff\xff"), struct.unpack("5p", b"\x03abcd"))
print([struct.calcsize(form) for form in ["", "b", "<bi", "@bi", "bq", "=bq", "3i", "0i", "ibq", "iq0b", "n", "P", "10s"]])
print(list(struct.iter_unpack("<h", b"\x01\x00\x02\x00")))
buffer = bytearray(6)
struct.pack_into(">H", buffer, 2, 0xABCD)
print(buffer, struct.unpack_from(">H", buffer, 2), struct.unpack_from("<b", buffer, -3))
point = struct.Struct("<ii")
print(point.size, point.format, point.unpack(point.pack(3, -4)))
for wrong in [lambda: struct.pack("b", 200), lambda: struct.pack("B", -1), lambda: struct.pack("i", "a"),
              lambda: struct.pack("ii", 1), lambda: struct.unpack("i", b"abc"), lambda: struct.pack("y", 1),
              lambda: struct.pack("c", b"ab"), lambda: struct.pack("s", "text"), lambda: struct.pack("f", 1e40),
              lambda: struct.unpack_from("i", b"abc", 1), lambda: struct.pack_into("i", bytearray(2), 0, 1),
              lambda: struct.calcsize("3"), lambda: struct.pack("<n", 1), lambda: struct.pack("h", 40000),
              lambda: struct.pack("f", "a"), lambda: list(struct.iter_unpack("h", b"abc"))]:
    try:
        print(wrong())
    except Exception as error:
        print(type(error).__name__, error)
