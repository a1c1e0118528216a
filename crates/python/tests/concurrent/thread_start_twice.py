"""A thread starts once only, also after it has ended."""
import threading

gate = threading.Event()
t = threading.Thread(target=gate.wait)
t.start()
try:
    t.start()
except RuntimeError as error:
    print("running:", error)
gate.set()
t.join()
try:
    t.start()
except RuntimeError as error:
    print("ended:", error)
