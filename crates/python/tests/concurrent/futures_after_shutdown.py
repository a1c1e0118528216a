"""submit and map after shutdown raise RuntimeError; what was submitted before is still done."""
import threading
from concurrent.futures import ThreadPoolExecutor

gate = threading.Event()
executor = ThreadPoolExecutor(1)
executor.submit(gate.wait)
kept = executor.submit(lambda: "done after shutdown")
executor.shutdown(wait=False)
for attempt in (lambda: executor.submit(print), lambda: executor.map(print, [1])):
    try:
        attempt()
    except RuntimeError as error:
        print(error)
gate.set()
print(kept.result())
with ThreadPoolExecutor() as again:
    pass
try:
    again.submit(print)
except RuntimeError as error:
    print(error)
try:
    with again:
        print("entering is allowed")
finally:
    print("and leaving too")
