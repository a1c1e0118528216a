"""Callbacks and error callbacks of apply_async and map_async run in the parent."""
from multiprocessing import Pool, current_process


def inverse(n):
    return 1 / n


results, errors = [], []


def collect(value):
    results.append((value, current_process().name))


def failed(error):
    errors.append(f"{type(error).__name__}: {error}")


if __name__ == "__main__":
    with Pool(2) as pool:
        asked = [pool.apply_async(inverse, (n,), callback=collect, error_callback=failed) for n in (1, 0, 4)]
        asked.append(pool.map_async(inverse, [2, 8], callback=collect))
        asked.append(pool.map_async(inverse, [2, 0], callback=collect, error_callback=failed))
        for result in asked:
            result.wait()
        pool.close()
        pool.join()
    print(sorted(results, key=str))
    print(errors)
    print([r.successful() for r in asked])
