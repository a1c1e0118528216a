print(pow(2, 10), pow(2, -1), pow(2.0, 3), pow(-2, 3), pow(0, 0), pow(0.0, 0), 0 ** 0, pow(2, 0.5) == 2 ** 0.5)
print(pow(3, 200, 1000007), pow(2, 10 ** 18, 97), pow(7, 0, 5), pow(7, 0, 1), pow(5, 3, 1), pow(0, 0, 7))
print(pow(3, -1, 11), pow(38, -1, 97), pow(38, -3, 97), pow(3, 5, -7), pow(-3, 5, 7), pow(-3, 5, -7), pow(10, -1, -7))
for arguments in ((2, -1, 4), (2, 5, 0), (2.0, 3, 5), (2, 3, 5.0), ("a", 2), (2, "b", 3), (0, -1), (0.0, -1), (0, -1, 5)):
    try:
        print(pow(*arguments))
    except (ValueError, TypeError, ZeroDivisionError) as e:
        print(arguments, type(e).__name__)
print(pow(base=2, exp=5), pow(2, exp=5, mod=3), pow(True, 2), pow(2, True))
big = 2 ** 127 - 1
print(pow(3, big - 1, big), pow(123456789, 987654321, big), pow(5, -1, big) * 5 % big)
print((-8) ** (1 / 3) == pow(-8, 1 / 3), type((-8) ** 0.5).__name__, 4 ** 0.5, 2 ** 0.5, (-1) ** 2.0, 4 ** -0.5, 10 ** -2)
print(2.5 ** 2, (-2.5) ** 3, 1e200 ** 1, 0.0 ** 5, (-0.0) ** 3, float("inf") ** 0, float("nan") ** 0, 1 ** float("nan"), 2 ** float("-inf"))
try:
    10.0 ** 400
except OverflowError as e:
    print(type(e).__name__)


class P:
    def __pow__(self, other, mod=None):
        return ("pow", other, mod)

    def __rpow__(self, other, mod=None):
        return ("rpow", other, mod)


print(P() ** 2, pow(P(), 3), pow(P(), 3, 5), 2 ** P(), pow(7, P()))
x = 3
x **= 4
print(x, -3 ** 2, 2 ** -2 ** 0, 2 ** 3 ** 0, -2 ** -2)


def miller(n, a=2):
    return pow(a, n - 1, n) == 1


print([n for n in range(3, 60, 2) if miller(n)])
