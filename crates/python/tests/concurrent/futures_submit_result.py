"""submit returns a future; result waits for its value."""
from concurrent.futures import Future, ThreadPoolExecutor


def power(base, exponent=2):
    return base ** exponent


executor = ThreadPoolExecutor(max_workers=2)
futures = [executor.submit(power, 3), executor.submit(power, 2, 10), executor.submit(power, base=5, exponent=3)]
for future in futures:
    print(isinstance(future, Future), future.result(), future.done(), future.running(), future.cancelled(), future.exception())
executor.shutdown()
print(executor.submit.__name__, executor._max_workers)
