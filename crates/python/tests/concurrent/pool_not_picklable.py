"""Functions, arguments and results that cannot be pickled: the error comes to the parent."""
import multiprocessing as mp
import threading
from multiprocessing.pool import MaybeEncodingError


def give_lock():
    return threading.Lock()


def give_function():
    return lambda: 1


if __name__ == "__main__":
    with mp.Pool(1) as pool:
        try:
            pool.apply(lambda: 1)
        except Exception as error:
            print("a lambda:", "pickle" in str(error))
        try:
            pool.map(len, [threading.Lock()])
        except TypeError as error:
            print("an argument:", error)
        try:
            pool.apply(give_lock)
        except MaybeEncodingError as error:
            print("a result:", str(error).split("'")[0], "cannot pickle" in str(error))
        print("still works:", pool.apply(abs, (-5,)))
