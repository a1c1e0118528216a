"""A daemon thread is cut off when the main thread ends; a common thread is waited for."""
import threading
import time

inside = threading.Event()


def forever():
    inside.set()
    time.sleep(60)
    print("never printed")


def short():
    time.sleep(0.25)
    print("the common thread ends after the main thread")


threading.Thread(target=forever, daemon=True).start()
inside.wait()
threading.Thread(target=short).start()
print("the main thread is done")
