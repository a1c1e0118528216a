"""A context for the workers, and their names."""
import multiprocessing as mp
from concurrent.futures import ProcessPoolExecutor


def who():
    return mp.current_process().name, mp.parent_process().name, mp.get_start_method()


if __name__ == "__main__":
    with ProcessPoolExecutor(1, mp_context=mp.get_context("spawn")) as pool:
        print(pool.submit(who).result())
