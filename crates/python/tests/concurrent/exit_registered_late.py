"""Exit handlers that are registered by a thread, and by other exit handlers."""
import atexit
import threading


def outer():
    print("outer handler")
    atexit.register(print, "registered while leaving")


def in_thread():
    atexit.register(print, "registered by a thread")


atexit.register(print, "registered first")
atexit.register(outer)
t = threading.Thread(target=in_thread)
t.start()
t.join()
print("main ends")
