"""What workers print is written when they end, at the end of the with block."""
from concurrent.futures import ProcessPoolExecutor


def work(n):
    print(f"worker prints {n}")
    return n * 2


if __name__ == "__main__":
    with ProcessPoolExecutor(1) as pool:
        results = list(pool.map(work, range(3)))
    print(results)
