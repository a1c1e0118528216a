"""Pool.map gives results in the order of its arguments."""
from multiprocessing import Pool


def square(n):
    return n * n


if __name__ == "__main__":
    with Pool(processes=2) as pool:
        print(pool.map(square, range(10)))
        print(pool.map(square, []))
        print(pool.map(len, ["a", "bb", "ccc"], chunksize=2))
        print(pool.map(str.upper, "xyz"))
