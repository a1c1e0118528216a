for n in (1, -1, 5, -5, 0, 255, 2 ** 40 + 1, -(2 ** 40 + 1)):
    print(n, [n << s for s in (0, 1, 31, 32, 63, 64, 65, 100)], [n >> s for s in (0, 1, 31, 39, 40, 41, 63, 64, 100)])
big = 0x123456789ABCDEF0123456789ABCDEF
print(big << 13, big >> 13, -big << 13, -big >> 13, big >> 200, -big >> 200)
print(hex(big << 64), hex(big >> 60), hex(-big >> 60))
print((1 << 1000) >> 999, (1 << 1000) >> 1000, (1 << 1000) >> 1001, -(1 << 1000) >> 2000)
print([big >> (4 * i) & 0xF for i in range(31)])
print((big << 7) == big * 128, (big >> 7) == big // 128, (-big >> 7) == -big // 128, big << 0 == big)
print(1 >> 10 ** 30, -1 >> 10 ** 30, 0 << 10 ** 30)
for bad in (lambda: 1 << -1, lambda: 1 >> -1, lambda: big << -5):
    try:
        bad()
    except ValueError as e:
        print(e)
for bad in (lambda: 1 << 1.0, lambda: 1.0 << 1, lambda: "a" << 1):
    try:
        bad()
    except TypeError as e:
        print(e)
print(True << 3, 5 << True, type(True << 1).__name__, ~(1 << 64), ~-(1 << 64))
x = 1
for i in range(10):
    x <<= i
    x |= 1
print(x, bin(x))
for i in range(5):
    x >>= i
print(x)
mask = (1 << 128) - 1
print(hex(mask), mask.bit_length(), (mask + 1).bit_length(), (-1) & mask == mask, hex((-5) & 0xFFFFFFFFFFFFFFFFFF))
