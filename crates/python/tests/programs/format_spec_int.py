n = 1234567
for spec in ("", "d", "5d", "<10", ">10", "^10", "=10", "+", "-", " ", "+d", ",", "_", "x", "X", "#x", "#X", "#o", "#b", "010", "+010", "*^12", "x<9", ",d", "_x", "#_x", "020,", "_b", "e", ".2f", "g", "%", "n", "c<12", ">+12,", "#012x"):
    print(f"{spec!r:>8}: |{format(n, spec)}|{format(-n, spec)}|")
print(f"{65:c} {0x1F600:c} {65:5c}| {65:<5c}| {True:d} {True:5}| {False:x} {0:,} {0:+} {0:b} {-1:08b} {5:=+5}")
print(f"{10 ** 30:,} {-(10 ** 12):_} {2 ** 64:#x} {255:>#10x}| {255:<#10x}| {255:#010b} {7:03} {-7:03} {1234:06,} {1234:07,} {1234:010,}")


def attempt(value, spec):
    try:
        print(repr(spec), format(value, spec))
    except (ValueError, OverflowError) as e:
        print(repr(spec), type(e).__name__)


for spec in (".2", ".2d", "s", "z", "5.1d", ",x", ",c", "+c", "#c", ",_", "y", "1 0", "<<<5", ",n", "-,", "<", "=", "^^^5", "..", "10q"):
    attempt(5, spec)
attempt(-1, "c")
attempt(0x110000, "c")
attempt(True, "s")
attempt(5, "1000000000000000000000d")
print([f"{i:>{w}}" for i, w in ((1, 3), (22, 4))], [format(i, "03b") for i in range(8)], "|".join(f"{i:^{5}}" for i in (1, 22, 333)))
print(f"{n:,.2f} {n:.3e} {n:.0f} {n:12,.1f}| {n:<15,.1f}| {n:G} {n:.3g} {n:E} {1:%} {5:.1%}")
