"""wait with a timeout gives what is done until then, without an error."""
import threading
from concurrent.futures import ThreadPoolExecutor, wait

gate = threading.Event()
with ThreadPoolExecutor(2) as executor:
    fast, slow = executor.submit(sum, [1, 2, 3]), executor.submit(gate.wait, 10)
    wait([fast])
    done, not_done = wait([fast, slow], timeout=0.25)
    print(done == {fast}, not_done == {slow}, slow.running(), slow.done())
    try:
        slow.result(timeout=0.02)
    except TimeoutError as error:
        print("result:", repr(error))
    try:
        slow.exception(timeout=0)
    except TimeoutError as error:
        print("exception:", repr(error))
    gate.set()
    print(slow.result())
