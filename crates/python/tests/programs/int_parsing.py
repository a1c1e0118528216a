def attempt(*args):
    try:
        print(args, int(*args))
    except (ValueError, TypeError) as e:
        print(args, type(e).__name__, e)


for text in ("5", "-5", "+5", " 7\n", "0", "-0", "007", "1_000", "٣", "１２"):
    attempt(text)
for text in ("", " ", "1.5", "1e3", "0x10", "1__0", "_1", "1_", "- 5", "--5", "abc", "5 5", "½", "1\x00"):
    attempt(text)
for args in (("ff", 16), ("0xFF", 16), ("0xff", 0), ("0b101", 0), ("0o17", 0), ("10", 0), ("-0x1f", 0), ("101", 2), ("zz", 36), ("Zz", 36),
             ("0b1", 2), ("12", 3), ("7", 8), ("1_f", 16), ("0x_f", 16)):
    attempt(*args)
for args in (("9", 8), ("g", 16), ("2", 2), ("010", 0), ("1", 1), ("1", 37), ("0x", 16), ("0b2", 0), (5, 10), (1.5, 2)):
    attempt(*args)
attempt(b"12")
attempt(b"ff", 16)
attempt(bytearray(b"3"))
attempt()
attempt(None)
attempt([])
attempt(3.999)
attempt(-3.999)
attempt(1e20)
attempt(True)
print(int("1" * 50), int("-" + "9" * 30) + 1, int("z" * 12, 36), int("1" + "0" * 64, 2) == 2 ** 64)
for special in ("inf", "nan"):
    try:
        int(float(special))
    except (OverflowError, ValueError) as e:
        print(type(e).__name__, e)
print(0x_ff, 0b1_0, 0o7_7, 1_000_000, 0xDEADbeef, 00, 1_0.5_0, 1e1_0)
