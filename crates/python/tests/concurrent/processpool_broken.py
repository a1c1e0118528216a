"""A worker that dies breaks the pool: its futures and later submits get BrokenProcessPool."""
import os
from concurrent.futures import BrokenExecutor, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool


def die(code):
    os._exit(code)


if __name__ == "__main__":
    with ProcessPoolExecutor(max_workers=1) as pool:
        future = pool.submit(die, 3)
        try:
            future.result()
        except BrokenProcessPool as error:
            print("result:", error)
        try:
            pool.submit(abs, 1)
        except BrokenProcessPool as error:
            print("submit:", error)
    print(issubclass(BrokenProcessPool, BrokenExecutor))
