"""A cached function that several threads call: the counts add up, values are right."""
import functools
import threading


@functools.lru_cache(maxsize=None)
def fibonacci(n):
    return n if n < 2 else fibonacci(n - 1) + fibonacci(n - 2)


@functools.lru_cache
def square(n):
    return n * n


def work():
    for n in range(10):
        assert square(n) == n * n


threads = [threading.Thread(target=work) for _ in range(4)]
for t in threads:
    t.start()
for t in threads:
    t.join()
info = square.cache_info()
print(info.hits + info.misses, info.currsize, info.maxsize)
results = []
t = threading.Thread(target=lambda: results.append(fibonacci(80)))
t.start()
t.join()
print(results, fibonacci.cache_info().currsize)
