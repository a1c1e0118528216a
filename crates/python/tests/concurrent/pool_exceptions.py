"""An error in a worker comes to the parent with a RemoteTraceback as its cause."""
from multiprocessing import Pool
from multiprocessing.pool import RemoteTraceback


class TooBig(Exception):
    pass


def check(n):
    if n > 2:
        raise TooBig(n, "is too big")
    return n


if __name__ == "__main__":
    with Pool(2) as pool:
        try:
            pool.map(check, [1, 2, 3, 4], chunksize=1)
        except TooBig as error:
            print(type(error).__name__, error.args, type(error.__cause__) is RemoteTraceback)
            lines = str(error.__cause__).splitlines()
            print(lines[1], "|", lines[2], "|", lines[-2])
        try:
            pool.apply(check, ("text",))
        except TypeError as error:
            print(error)
        iterator = pool.imap(check, [1, 5, 2])
        for _ in range(3):
            try:
                print(next(iterator))
            except TooBig as error:
                print("imap goes on after", error)
