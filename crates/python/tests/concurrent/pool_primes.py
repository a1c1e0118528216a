"""Primes found by a pool in chunks of a range."""
import math
import multiprocessing


def is_prime(n):
    return n > 1 and all(n % d for d in range(2, math.isqrt(n) + 1))


def primes_between(bounds):
    low, high = bounds
    return [n for n in range(low, high) if is_prime(n)]


if __name__ == "__main__":
    chunks = [(low, low + 100) for low in range(0, 600, 100)]
    with multiprocessing.Pool(2) as pool:
        found = pool.map(primes_between, chunks)
    for (low, high), primes in zip(chunks, found):
        print(f"{low:>4}-{high:<4} {len(primes):>3} primes, the last is {primes[-1]}")
    print(sum(map(len, found)))
