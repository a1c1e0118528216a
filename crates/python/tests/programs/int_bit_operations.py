pairs = [(12, 10), (-12, 10), (12, -10), (-12, -10), (0, -1), (2 ** 70, 2 ** 70 - 1), (-(2 ** 70), 2 ** 65 + 1), (-(2 ** 70) - 1, -(2 ** 65))]
for a, b in pairs:
    print(a, b, "->", a & b, a | b, a ^ b, ~a, ~b)
    assert a ^ b == (a | b) - (a & b)
    assert a + b == (a ^ b) + 2 * (a & b)
    assert ~(a & b) == ~a | ~b
print(True & True, True | False, True ^ True, type(True & True).__name__, True & 1, type(True & 1).__name__, type(True | 2).__name__)
print([i for i in range(16) if i & (i - 1) == 0], [bin(i ^ i >> 1) for i in range(8)])
print([n.bit_count() for n in (0, 1, 255, -255, 2 ** 100)], [n.bit_length() for n in (0, 1, -1, 255, 256, -256)])


def parity(n):
    p = 0
    while n:
        p ^= n & 1
        n >>= 1
    return p


print([parity(n) for n in range(8)])
x = 0b1010
x &= ~0b10
x |= 0b101
x ^= 0b1111
print(bin(x))
flags = {name: 1 << i for i, name in enumerate(["read", "write", "run"])}
mode = flags["read"] | flags["run"]
print(flags, mode, [n for n, f in flags.items() if mode & f])
for bad in (lambda: 1 & 1.0, lambda: 1.5 | 1, lambda: "a" ^ 1, lambda: ~1.0, lambda: None & 1):
    try:
        bad()
    except TypeError as e:
        print(e)
seed = 12345
out = []
for _ in range(6):
    seed ^= seed << 13 & 0xFFFFFFFF
    seed ^= seed >> 17
    seed ^= seed << 5 & 0xFFFFFFFF
    out.append(seed)
print(out)
print(1 | 2 ^ 3 & 4 << 1 + 1, 5 & 3 == 1, (5 & 3) == 1, -2 ** 2, (-2) ** 2, 2 ** 3 ** 2, 2 ** -1, not 1 == 2)
