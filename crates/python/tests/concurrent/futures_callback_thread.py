"""A callback runs in the thread that finishes the work."""
import threading
from concurrent.futures import ThreadPoolExecutor

gate = threading.Event()
names = []


def note(future):
    names.append(threading.current_thread().name)


with ThreadPoolExecutor(1, thread_name_prefix="pool") as executor:
    future = executor.submit(gate.wait)
    future.add_done_callback(note)
    gate.set()
future.add_done_callback(note)
print(names)
