"""ThreadPool has the methods of Pool, with threads that share everything."""
import threading
from multiprocessing.pool import ThreadPool

seen = []


def work(n):
    seen.append(n)
    return n * n


with ThreadPool(3) as pool:
    print(pool.map(work, range(6)), sorted(seen))
    print(sorted(pool.imap_unordered(work, range(4))), list(pool.imap(abs, [-1, 2])))
    print(pool.starmap(max, [(1, 9), (8, 2)]), pool.apply(work, (10,)))
    print(pool.apply(lambda: threading.current_thread() is not threading.main_thread()))
    result = pool.apply_async(int, ("x",))
    try:
        result.get()
    except ValueError as error:
        print(error, result.successful(), error.__cause__)
print(type(pool).__name__)
