"""The number of workers must be positive."""
import multiprocessing as mp

if __name__ == "__main__":
    for size in (0, -1):
        try:
            mp.Pool(size)
        except ValueError as error:
            print(error)
    with mp.get_context("spawn").Pool(2) as pool:
        print(pool._processes, type(pool).__name__)
        print(pool.map(abs, [-3, 3]))
