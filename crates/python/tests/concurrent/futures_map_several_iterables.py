"""map with several iterables stops with the shortest and is lazy in its results only."""
from concurrent.futures import ThreadPoolExecutor

taken = []


def numbers():
    for n in range(4):
        taken.append(n)
        yield n


with ThreadPoolExecutor(2) as executor:
    print(list(executor.map(lambda a, b: a * b, range(1, 6), (10, 20, 30))))
    print(list(executor.map(max, "adz", "bcb", "xxa")))
    print(list(executor.map(str, [])))
    results = executor.map(lambda n: n + 1, numbers())
    print("all arguments are taken at once:", taken)
    print(next(results), list(results), next(results, "exhausted"))
