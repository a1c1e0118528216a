"""The module _thread: locks, start_new_thread, exit, and its errors."""
import _thread
import threading

done = _thread.allocate_lock()
done.acquire()
log = []


def work(a, b=0):
    log.append((a, b))
    done.release()
    _thread.exit()
    log.append("never")


print(isinstance(_thread.start_new_thread(work, (1,), {"b": 2}), int))
done.acquire()
print(log, done.locked(), _thread.LockType is type(threading.Lock()), _thread.error is RuntimeError)
for args in ((5, ()), (work, [1]), (work, (), [])):
    try:
        _thread.start_new_thread(*args)
    except TypeError as error:
        print(error)
