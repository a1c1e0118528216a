"""Leaving the with block waits for all work, also when an error leaves it."""
import time
from concurrent.futures import ThreadPoolExecutor

done = []


def work(n):
    time.sleep(0.02)
    done.append(n)


try:
    with ThreadPoolExecutor(1) as executor:
        for n in range(3):
            executor.submit(work, n)
        print("submitted, done so far fewer than 3:", len(done) < 3)
        raise RuntimeError("leave early")
except RuntimeError as error:
    print(error, done)
