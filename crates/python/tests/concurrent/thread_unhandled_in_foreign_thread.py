"""An error in a thread that was started by _thread is reported by sys.unraisablehook."""
import _thread
import sys
import threading

reported = threading.Event()


def hook(unraisable):
    print(unraisable.exc_type.__name__, unraisable.exc_value, unraisable.exc_traceback is not None)
    reported.set()


def fail():
    raise ValueError("in a raw thread")


sys.unraisablehook = hook
_thread.start_new_thread(fail, ())
print(reported.wait(10))
