"""An initializer runs in each worker; one that fails breaks the pool."""
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool

greeting = "none"


def setup(text):
    global greeting
    greeting = text


def greet(name):
    return f"{greeting}, {name}"


def broken():
    raise OSError("cannot begin")


if __name__ == "__main__":
    with ProcessPoolExecutor(1, initializer=setup, initargs=("Hello",)) as pool:
        print(list(pool.map(greet, ["Ada", "Bob"])))
    print("parent:", greet("me"))
    with ProcessPoolExecutor(1, initializer=broken) as pool:
        try:
            pool.submit(greet, "x").result()
        except BrokenProcessPool as error:
            print("BrokenProcessPool:", error)
