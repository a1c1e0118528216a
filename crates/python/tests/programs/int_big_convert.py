n = 2 ** 130 + 12345
print(str(n), repr(-n), hex(n), oct(n), bin(n))
for base, text in ((16, hex(n)), (8, oct(n)), (2, bin(n)), (10, str(n))):
    print(int(text, base) == n, int("-" + text, base) == -n)
print(f"{n:,}", f"{n:_}", f"{n:x}", f"{n:#X}", f"{n:o}", f"{n:_b}", f"{n:>60d}", f"{-n:+,}", f"{n:050}")
print("%d %x %o %X %#x" % (n, n, n, n, -n), "%+d|%50d|%-50d|%050d" % (n, n, n, n))
print(float(n), float(2 ** 53 + 1), float(2 ** 53 + 3), float(10 ** 22), float(10 ** 23), float(-(2 ** 1000)))
print(int(1e22), int(1e23), int(1.5e300) % 10 ** 10, int(float(2 ** 100)) == 2 ** 100)
try:
    float(10 ** 400)
except OverflowError as e:
    print(e)
print(n.bit_length(), n.bit_count(), (-n).bit_length(), (2 ** 64).bit_length(), (2 ** 64 - 1).bit_count())
data = n.to_bytes(20, "big")
print(data, int.from_bytes(data, "big") == n, int.from_bytes(data, "little") == n, n.to_bytes(17, "little"))
negative = (-n).to_bytes(20, "little", signed=True)
print(negative, int.from_bytes(negative, "little", signed=True) == -n, int.from_bytes(negative, "little") > 0)
for value, length, signed in ((256, 1, False), (-1, 4, False), (128, 1, True), (n, 16, False), (-129, 1, True)):
    try:
        value.to_bytes(length, "big", signed=signed)
    except OverflowError as e:
        print(e)
print((127).to_bytes(1, "big", signed=True), (-128).to_bytes(1, "big", signed=True), (0).to_bytes(0, "big"), int.from_bytes(b"", "big"))
print(int.from_bytes([1, 2, 3], "big"), (1000).to_bytes(2), int.from_bytes(b"\xfc\x18", signed=True))
print([int(str(10 ** k)) == 10 ** k for k in (18, 19, 20, 38, 39)], str(10 ** 100) == "1" + "0" * 100)
digits = "".join(str(i % 10) for i in range(1, 1001))
print(int(digits) % 997, str(int(digits)) == digits, len(str(int(digits) ** 3)))
