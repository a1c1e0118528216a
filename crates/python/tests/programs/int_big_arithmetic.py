a = 123456789012345678901234567890
b = 987654321098765432109876543210
print(a + b, a - b, a * b)
print(b // a, b % a, -b // a, -b % a, b // -a, b % -a, divmod(-b, a))
print(a ** 5)
print(2 ** 200, (-3) ** 101, 10 ** 50 // 3, 7 ** 77 % 1000007)
print(a == a + 0, a < b, a > b, -a < a, hash(a) == hash(a + 0), a != b)
factorial = 1
for i in range(1, 61):
    factorial *= i
print(factorial)
x, y = 0, 1
for _ in range(300):
    x, y = y, x + y
print(x)


def gcd(m, n):
    while n:
        m, n = n, m % n
    return m


print(gcd(a, b), gcd(factorial, 2 ** 100 * 3 ** 10))


def isqrt(n):
    x = n
    while (y := (x + n // x) // 2) < x:
        x = y
    return x


print(isqrt(2 * 10 ** 100))
print((10 ** 40 + 1) * (10 ** 40 - 1), (2 ** 128 - 1) ** 2, 9 ** 99 - 9 ** 98 * 9)
print(sum(int(d) for d in str(2 ** 1000)), len(str(3 ** 2000)), str(7 ** 300)[-20:])
print(a * 0, a * -1, -(-a) == a, +a == a, abs(-a) == a, a // 1 == a, a % 1, a - a, 0 * b)
for n in (2 ** 31, 2 ** 32, 2 ** 53, 2 ** 62, 2 ** 63, 2 ** 64):
    print(n - 1, n, n + 1, -n, (n - 1) * (n + 1), (n * n - 1) // (n - 1) == n + 1)
big = 10 ** 300
print(big / 10 ** 299, big // 10 ** 298, 1 / big, (big + 1) / big, 10 ** 400 / 10 ** 399)
try:
    10 ** 400 / 1
except OverflowError as e:
    print(e)
