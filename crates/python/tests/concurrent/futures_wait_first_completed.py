"""wait with FIRST_COMPLETED returns as soon as one is done."""
import threading
from concurrent.futures import FIRST_COMPLETED, ThreadPoolExecutor, wait

gates = {name: threading.Event() for name in "abc"}


def work(name):
    gates[name].wait()
    return name.upper()


with ThreadPoolExecutor(3) as executor:
    pending = {executor.submit(work, name) for name in gates}
    for name in "bca":
        gates[name].set()
        done, pending = wait(pending, return_when=FIRST_COMPLETED)
        print([f.result() for f in done], len(pending))
