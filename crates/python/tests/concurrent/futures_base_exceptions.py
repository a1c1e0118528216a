"""KeyboardInterrupt and SystemExit in the work are carried by the future."""
import sys
from concurrent.futures import ThreadPoolExecutor


def interrupt():
    raise KeyboardInterrupt("by hand")


with ThreadPoolExecutor(1) as executor:
    futures = [executor.submit(interrupt), executor.submit(sys.exit, 7), executor.submit(len, "still alive")]
    for future in futures:
        try:
            print(future.result())
        except BaseException as error:
            print(type(error).__name__, error.args)
