"""An exception in map comes when its result is asked for, and ends the iteration."""
from concurrent.futures import ThreadPoolExecutor


def inverse(n):
    return 1 / n


with ThreadPoolExecutor() as executor:
    results = executor.map(inverse, [1, 2, 0, 4])
    print(next(results))
    print(next(results))
    try:
        next(results)
    except ZeroDivisionError as error:
        print("caught:", error)
    print(list(results))
