# The program waits for threads that are no daemons, and for no daemon.
import atexit
import threading
import time


def slow():
    time.sleep(0.4)
    print("the ordinary thread ends")


def forever():
    while True:
        time.sleep(0.01)


atexit.register(lambda: print("atexit comes after the threads", threading.main_thread().is_alive()))
daemon = threading.Thread(target=forever, daemon=True)
daemon.start()
ordinary = threading.Thread(target=slow)
ordinary.start()
inherits = []
threading.Thread(target=lambda: inherits.append(threading.Thread().daemon), daemon=True).start()
time.sleep(0.02)
print(daemon.daemon, ordinary.daemon, inherits, threading.Thread().daemon)
for wrong in [lambda: setattr(daemon, "daemon", False), lambda: daemon.start(), lambda: threading.current_thread().join(), lambda: threading.Thread().join(), lambda: threading.Thread(target=print, group=5), lambda: daemon.join("x")]:
    try:
        wrong()
    except (RuntimeError, AssertionError, TypeError) as error:
        print(type(error).__name__, error)
print("main ends", threading.active_count() >= 3)
