"""Class attributes and caches begin anew in each child."""
import functools
import multiprocessing


class Registry:
    plugins = {"built-in": 1}


@functools.lru_cache
def square(n):
    return n * n


def report(label):
    square(2)
    info = square.cache_info()
    print(label, sorted(Registry.plugins), info.hits, info.misses)


if __name__ == "__main__":
    Registry.plugins["added"] = 2
    square(2)
    square(3)
    p = multiprocessing.Process(target=report, args=("child:",))
    p.start()
    p.join()
    report("parent:")
