"""A lambda, a local function, a lock of threads and a generator cannot go to a child."""
import multiprocessing
import pickle
import threading


def work(*args):
    print("never printed", args)


def numbers():
    yield 1


if __name__ == "__main__":
    def local():
        pass

    def inner():
        def deep():
            pass
        return deep

    for label, target, args in (
        ("lambda as target", lambda: None, ()),
        ("local function", inner(), ()),
        ("a lambda as argument", work, (lambda: None,)),
        ("a lock", work, (threading.Lock(),)),
        ("a generator", work, (numbers(),)),
    ):
        p = multiprocessing.Process(target=target, args=args)
        try:
            p.start()
        except (pickle.PicklingError, AttributeError, TypeError) as error:
            print(label, "fails;", "started:", p.exitcode, p.pid)
    try:
        pickle.dumps(threading.Lock())
    except TypeError as error:
        print(error)
