"""map gives results in the order of its arguments, whichever is ready first."""
import time
from concurrent.futures import ThreadPoolExecutor

finished = []


def work(delay):
    time.sleep(delay)
    finished.append(delay)
    return f"slept {delay}"


with ThreadPoolExecutor(max_workers=3) as executor:
    for line in executor.map(work, [0.3, 0.15, 0.0]):
        print(line)
print("order of finishing:", finished)
