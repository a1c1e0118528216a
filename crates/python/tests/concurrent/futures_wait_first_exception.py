"""wait with FIRST_EXCEPTION returns at the first failure, or when all are done."""
import threading
from concurrent.futures import FIRST_EXCEPTION, ThreadPoolExecutor, wait

gate = threading.Event()


def fail():
    raise OSError("disk on fire")


with ThreadPoolExecutor(3) as executor:
    waiting, failing = executor.submit(gate.wait), executor.submit(fail)
    done, not_done = wait([waiting, failing], return_when=FIRST_EXCEPTION)
    print(failing in done, waiting in not_done, repr(failing.exception()))
    gate.set()
    done, not_done = wait([waiting, executor.submit(int, "5")], return_when=FIRST_EXCEPTION)
    print(len(done), len(not_done))
    try:
        wait([waiting], return_when="SOMETIMES")
        print("done already, so nobody asked")
    except ValueError as error:
        print(error)
