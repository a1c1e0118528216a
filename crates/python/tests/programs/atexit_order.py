# What is to be done at the end: order, arguments, errors, and what takes itself back.
import atexit
import sys


def say(*args, **kwargs):
    print("at the end", args, kwargs)


atexit.register(say, 1)
atexit.register(say, 2, key="value")


@atexit.register
def decorated():
    print("decorated runs before those")
    atexit.register(say, "late")


def gone():
    print("never")


atexit.register(gone)
atexit.register(gone)
print(atexit.unregister(gone), atexit._ncallbacks() >= 3)
for wrong in [lambda: atexit.register(), lambda: atexit.register(3)]:
    try:
        wrong()
    except TypeError as error:
        print(type(error).__name__, error)
sys.stdout.flush()
print("main is over")
