"""apply waits for one call; apply_async gives a result object."""
from multiprocessing import Pool


def add(a, b=0, *, scale=1):
    return (a + b) * scale


if __name__ == "__main__":
    pool = Pool(1)
    print(pool.apply(add, (1, 2)), pool.apply(add, args=(1,), kwds={"scale": 10}))
    result = pool.apply_async(add, (3, 4), {"scale": 2})
    print(result.get(timeout=30), result.ready(), result.successful())
    result.wait()
    many = [pool.apply_async(add, (n, n)) for n in range(4)]
    print([r.get() for r in many])
    pool.close()
    pool.join()
    try:
        pool.apply(add, (1,))
    except ValueError as error:
        print("ValueError:", error)
