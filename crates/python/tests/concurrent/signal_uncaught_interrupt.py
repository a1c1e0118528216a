"""A KeyboardInterrupt that nobody catches: exit handlers run, and the traceback is printed."""
import atexit
import threading

atexit.register(print, "exit handler")
gate = threading.Event()


def work():
    gate.wait()
    print("the thread ends")


threading.Thread(target=work).start()
try:
    raise ValueError("first")
except ValueError:
    gate.set()
    raise KeyboardInterrupt("enough") from None
