"""An exception that is raised by result several times keeps its traceback growing, and its identity."""
from concurrent.futures import ThreadPoolExecutor


def fail():
    raise ValueError("once")


def depth(error):
    tb, n = error.__traceback__, 0
    while tb:
        tb, n = tb.tb_next, n + 1
    return n


with ThreadPoolExecutor(1) as pool:
    future = pool.submit(fail)
    depths = []
    for _ in range(3):
        try:
            future.result()
        except ValueError as error:
            depths.append(depth(error))
    print(depths == sorted(depths), depths[0] < depths[-1], future.exception().args)
