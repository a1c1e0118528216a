# Numbers: primes, factors, great powers, sequences, matrices, square roots, continued fractions.
from fractions import Fraction
from itertools import accumulate, count, islice, takewhile
from math import gcd, isqrt, prod


def primes():
    composites = {}
    for n in count(2):
        if n not in composites:
            yield n
            composites[n * n] = [n]
        else:
            for p in composites.pop(n):
                composites.setdefault(n + p, []).append(p)


def factors(n):
    p = 2
    while n > 1:
        while n % p == 0:
            yield p
            n //= p
        p += 1 if p == 2 else 2
        if p * p > n > 1:
            yield n
            return


def matrix_power(matrix, n):
    size = len(matrix)
    result = [[int(i == j) for j in range(size)] for i in range(size)]

    def multiply(a, b):
        return [[sum(x * y for x, y in zip(row, column)) for column in zip(*b)] for row in a]

    while n:
        if n & 1:
            result = multiply(result, matrix)
        matrix, n = multiply(matrix, matrix), n >> 1
    return result


def continued(x, depth):
    whole = x.numerator // x.denominator
    return [whole] + (continued(1 / (x - whole), depth - 1) if depth and x != whole else [])


print(list(islice(primes(), 15)), list(takewhile(lambda p: p < 30, primes())), list(factors(2**5 * 3 * 97)), list(factors(600851475143)))
print(matrix_power([[1, 1], [1, 0]], 90)[0][1], pow(3, 10**18, 10**9 + 7), pow(3, -1, 7), isqrt(2 * 10**40), gcd(2**100, 6**50) == 2**50, prod(range(1, 21)))
print(continued(Fraction(415, 93), 9), continued(Fraction(3.245).limit_denominator(1000), 9), list(accumulate(range(1, 8), lambda a, b: a * b)))
collatz = lambda n: 0 if n == 1 else 1 + collatz(n // 2 if n % 2 == 0 else 3 * n + 1)
print(max(range(1, 300), key=collatz), [n for n in range(1, 500) if n == sum(d for d in range(1, n) if n % d == 0)], sum(int(d) for d in str(2**1000)))
queens = lambda n, row=0, c=frozenset(), a=frozenset(), b=frozenset(): 1 if row == n else sum(queens(n, row + 1, c | {x}, a | {row + x}, b | {row - x}) for x in range(n) if x not in c and row + x not in a and row - x not in b)
print(queens(6), [bin(n ^ n >> 1)[2:].zfill(3) for n in range(8)])
