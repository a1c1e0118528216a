"""Condition methods without the lock raise RuntimeError."""
import threading

for kind in (None, threading.Lock(), threading.RLock()):
    condition = threading.Condition(kind)
    for call in (condition.wait, condition.notify, condition.notify_all, condition.release):
        try:
            call()
        except RuntimeError as error:
            print(call.__name__, "->", error)
    try:
        condition.wait_for(lambda: False)
    except RuntimeError as error:
        print("wait_for ->", error)
print(condition.wait_for(lambda: 7))
