# Long integers as text: the limit of digits, its errors, and bases that have none.
import sys

print(sys.get_int_max_str_digits(), sys.int_info.default_max_str_digits, sys.int_info.str_digits_check_threshold)
big = 10 ** 5000
for call in [lambda: str(big), lambda: int("9" * 5000), lambda: f"{big}", lambda: repr([big]), lambda: "%d" % big, lambda: int("1" * 4300) > 0, lambda: len(hex(big)), lambda: len(bin(big)), lambda: int("f" * 5000, 16) > 0, lambda: int("1" * 5000, 3), lambda: format(big, "x")[:3], lambda: format(big, ",")]:
    try:
        print(call())
    except ValueError as error:
        print(error)
sys.set_int_max_str_digits(0)
print(len(str(big)), int("9" * 5000) == 10 ** 5000 - 1)
sys.set_int_max_str_digits(640)
try:
    print(len(str(10 ** 700)))
except ValueError as error:
    print(error)
for wrong in [lambda: sys.set_int_max_str_digits(5), lambda: sys.set_int_max_str_digits(-1), lambda: sys.set_int_max_str_digits("x")]:
    try:
        wrong()
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)
sys.set_int_max_str_digits(4300)
print(str(big % 10 ** 20), len(str(10 ** 4299)), (-big).bit_length(), (big + 1) % 7)
