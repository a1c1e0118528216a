"""Work that cannot be pickled fails in its future; the pool goes on."""
import threading
from concurrent.futures import ProcessPoolExecutor

if __name__ == "__main__":
    with ProcessPoolExecutor(1) as pool:
        for function, args in ((lambda: 1, ()), (len, (threading.Lock(),)), (iter, ([1],)), (threading.Lock, ())):
            future = pool.submit(function, *args)
            try:
                print("result:", type(future.result()).__name__)
            except TypeError as error:
                print("TypeError:", error)
            except Exception as error:
                print("fails:", "pickle" in str(error))
        print(pool.submit(abs, -4).result())
