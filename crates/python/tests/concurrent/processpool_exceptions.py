"""An error in a worker has a _RemoteTraceback as its cause, with the worker's traceback."""
from concurrent.futures import ProcessPoolExecutor


class Invalid(ValueError):
    pass


def check(text):
    if not text.isdigit():
        raise Invalid(f"{text!r} is no number")
    return int(text)


if __name__ == "__main__":
    with ProcessPoolExecutor(1) as pool:
        good, bad = pool.submit(check, "12"), pool.submit(check, "twelve")
        print(good.result(), good.exception())
        error = bad.exception()
        print(type(error).__name__, error, type(error.__cause__).__name__)
        print(str(error.__cause__).splitlines()[-2])
        print("in check" in str(error.__cause__))
        try:
            list(pool.map(check, ["1", "x", "3"]))
        except Invalid as error:
            print("map:", error)
