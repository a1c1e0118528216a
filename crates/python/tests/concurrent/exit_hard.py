"""os._exit ends everything at once: no exit handlers, no waiting for threads."""
import atexit
import os
import threading

atexit.register(print, "never printed")
gate = threading.Event()
threading.Thread(target=gate.wait).start()
print("before", flush=True)
try:
    os._exit(9)
finally:
    print("never printed either")
