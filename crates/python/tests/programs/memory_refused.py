# What no memory can hold is an error.
import io
import itertools
import os


def far(file, data):
    file.seek(10**15)
    file.write(data)


for work in [
    lambda: os.urandom(10**18),
    lambda: os.urandom(10**13),
    lambda: far(io.BytesIO(), b"a"),
    lambda: far(io.StringIO(), "a"),
    lambda: itertools.tee([], 10**15),
    lambda: list(itertools.product([1], repeat=10**15)),
    lambda: itertools.combinations_with_replacement([1], 10**15),
    lambda: list(range(10**15)),
    lambda: tuple(range(10**15)),
    lambda: sorted(range(10**15)),
]:
    try:
        work()
    except (MemoryError, OverflowError) as error:
        print("refused")
for size in [2**70, -1]:
    try:
        os.urandom(size)
    except (OverflowError, ValueError) as error:
        print(type(error).__name__, error)
