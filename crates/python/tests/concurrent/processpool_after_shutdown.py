"""submit after shutdown is refused; wrong numbers of workers, too."""
from concurrent.futures import ProcessPoolExecutor

if __name__ == "__main__":
    pool = ProcessPoolExecutor(max_workers=1)
    future = pool.submit(pow, 2, 10)
    pool.shutdown()
    print(future.result())
    for attempt in (lambda: pool.submit(abs, 1), lambda: list(pool.map(abs, [1]))):
        try:
            attempt()
        except RuntimeError as error:
            print(error)
    for count in (0, -1):
        try:
            ProcessPoolExecutor(max_workers=count)
        except ValueError as error:
            print(error)
    try:
        ProcessPoolExecutor(initializer=5)
    except TypeError as error:
        print(error)
