"""max_workers must be positive; a pool starts threads only when it needs them."""
import threading
from concurrent.futures import ThreadPoolExecutor

for count in (0, -3):
    try:
        ThreadPoolExecutor(max_workers=count)
    except ValueError as error:
        print(error)
before = threading.active_count()
with ThreadPoolExecutor(max_workers=8) as executor:
    print("no work yet:", threading.active_count() - before)
    executor.submit(int).result()
    print("one job:", threading.active_count() - before)
    gate = threading.Event()
    jobs = [executor.submit(gate.wait) for _ in range(20)]
    print("twenty jobs, at most:", threading.active_count() - before)
    gate.set()
print("after:", threading.active_count() - before)
