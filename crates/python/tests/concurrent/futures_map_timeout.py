"""map with a timeout raises TimeoutError when a result is not there in time."""
import threading
from concurrent import futures

gate = threading.Event()


def work(n):
    if n == 2:
        gate.wait()
    return n * 100


with futures.ThreadPoolExecutor(2) as executor:
    results = executor.map(work, [1, 2, 3], timeout=0.25)
    try:
        for value in results:
            print("value", value)
    except futures.TimeoutError as error:
        print("timed out:", type(error) is TimeoutError, error.args)
    gate.set()
