"""Work that uses another pool, and work that submits to its own pool without waiting."""
from concurrent.futures import ThreadPoolExecutor


def row_sum(row):
    with ThreadPoolExecutor(2) as inner:
        return sum(inner.map(abs, row))


matrix = [[1, -2, 3], [-4, 5, -6], [7, -8, 9]]
with ThreadPoolExecutor(3) as outer:
    print(list(outer.map(row_sum, matrix)))


def spread(n):
    if n == 0:
        return "leaf"
    return outer.submit(spread, n - 1)


with ThreadPoolExecutor(1) as outer:
    future = outer.submit(spread, 3)
    depth = 0
    while not isinstance(value := future.result(), str):
        future, depth = value, depth + 1
    print(value, depth)
