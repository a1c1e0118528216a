"""map of a pool of processes: order, several iterables, chunks."""
from concurrent.futures import ProcessPoolExecutor
from math import gcd


def describe(a, b):
    return f"gcd({a}, {b}) = {gcd(a, b)}"


if __name__ == "__main__":
    with ProcessPoolExecutor(2) as executor:
        for line in executor.map(describe, [12, 18, 7], [8, 27, 21, 99]):
            print(line)
        print(list(executor.map(abs, range(-5, 5), chunksize=3)))
        print(list(executor.map(str, [])))
        try:
            executor.map(abs, [1], chunksize=0)
        except ValueError as error:
            print(error)
