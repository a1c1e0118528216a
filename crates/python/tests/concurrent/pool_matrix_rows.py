"""A matrix product whose rows are computed by a pool, with a partial for the constant matrix."""
from functools import partial
from multiprocessing import Pool


def row_times(row, *, matrix):
    return [sum(a * b for a, b in zip(row, column)) for column in zip(*matrix)]


if __name__ == "__main__":
    a = [[i + j for j in range(3)] for i in range(4)]
    b = [[1, 2], [3, 4], [5, 6]]
    with Pool(2) as pool:
        product = pool.map(partial(row_times, matrix=b), a)
    for row in product:
        print(row)
