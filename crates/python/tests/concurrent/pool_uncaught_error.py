"""An error of a worker that the parent does not catch: both tracebacks are printed."""
import multiprocessing


def divide(pair):
    a, b = pair
    return a / b


if __name__ == "__main__":
    with multiprocessing.Pool(1) as pool:
        print(pool.map(divide, [(4, 2)]))
        pool.map(divide, [(1, 0)])
