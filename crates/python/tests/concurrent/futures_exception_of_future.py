"""An exception in the work is raised by result and given by exception."""
import traceback
from concurrent.futures import ThreadPoolExecutor


class TooBig(ValueError):
    def __init__(self, number):
        super().__init__(f"{number} is too big")
        self.number = number


def check(number):
    if number > 10:
        raise TooBig(number)
    return number


with ThreadPoolExecutor() as executor:
    good, bad = executor.submit(check, 5), executor.submit(check, 50)
    print(good.exception(), good.result())
    error = bad.exception()
    print(type(error).__name__, error, error.number)
    for _ in range(2):
        try:
            bad.result()
        except TooBig as again:
            print("the same object:", again is error)
    names = [frame.name for frame in traceback.extract_tb(error.__traceback__)]
    print(names[-1], "check" in names)
