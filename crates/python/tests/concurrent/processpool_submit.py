"""ProcessPoolExecutor: submit, result, done, in another process."""
import os
from concurrent.futures import ProcessPoolExecutor


def power(base, exponent=2):
    return base ** exponent


def elsewhere(pid):
    return os.getpid() != pid


if __name__ == "__main__":
    with ProcessPoolExecutor(max_workers=1) as executor:
        futures = [executor.submit(power, 3), executor.submit(power, 2, exponent=8)]
        print([f.result() for f in futures], all(f.done() for f in futures))
        print(executor.submit(elsewhere, os.getpid()).result())
        print(executor.submit(sorted, [3, 1, 2], reverse=True).result())
