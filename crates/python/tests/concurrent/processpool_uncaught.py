"""An error of a worker that nobody catches ends the program with both tracebacks."""
from concurrent.futures import ProcessPoolExecutor


def fail(n):
    return [10, 20][n]


if __name__ == "__main__":
    with ProcessPoolExecutor(1) as pool:
        print(pool.submit(fail, 1).result())
        print(pool.submit(fail, 2).result())
