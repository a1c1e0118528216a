"""as_completed with a timeout tells how many futures are not finished."""
import concurrent.futures
import threading

gate = threading.Event()
with concurrent.futures.ThreadPoolExecutor(3) as executor:
    quick = executor.submit(lambda: "quick")
    slow = [executor.submit(gate.wait) for _ in range(2)]
    concurrent.futures.wait([quick])
    try:
        for future in concurrent.futures.as_completed([quick, *slow], timeout=0.05):
            print(future.result())
    except concurrent.futures.TimeoutError as error:
        print("TimeoutError:", error)
    gate.set()
