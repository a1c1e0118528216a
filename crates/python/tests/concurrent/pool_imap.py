"""imap gives results in order, one at a time; imap_unordered as they come."""
from multiprocessing import Pool


def cube(n):
    return n ** 3


if __name__ == "__main__":
    with Pool(2) as pool:
        results = pool.imap(cube, range(5))
        print(next(results), results.next(), list(results))
        print(next(results, "exhausted"))
        print(sorted(pool.imap_unordered(cube, range(8), chunksize=3)))
        print(sum(pool.imap(cube, (n for n in range(100)), chunksize=10)))
