"""SystemExit and KeyboardInterrupt in the work are carried by the future."""
import sys
from concurrent.futures import ProcessPoolExecutor


def interrupt():
    raise KeyboardInterrupt("by hand")


if __name__ == "__main__":
    with ProcessPoolExecutor(1) as pool:
        for future in (pool.submit(sys.exit, 5), pool.submit(interrupt), pool.submit(len, "alive")):
            try:
                print(future.result())
            except BaseException as error:
                print(type(error).__name__, error.args)
