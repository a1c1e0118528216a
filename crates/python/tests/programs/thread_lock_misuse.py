# Locks that are used wrongly: each error in CPython's words.
import threading
import _thread

lock, rlock, semaphore, bounded = threading.Lock(), threading.RLock(), threading.Semaphore(0), threading.BoundedSemaphore(1)
condition, event, barrier = threading.Condition(), threading.Event(), threading.Barrier(2)
for text in ["lock.release()", "rlock.release()", "bounded.release()", "condition.wait()", "condition.notify()", "condition.notify_all()", "threading.Semaphore(-1)", "lock.acquire(False, 5)", "lock.acquire(timeout=1e20)",
             "semaphore.acquire(blocking=False, timeout=1)", "semaphore.release(0)", "threading.Barrier(0)" if False else "barrier.wait(timeout=0.01)", "barrier.wait()", "_thread.start_new_thread(3, ())", "_thread.start_new_thread(print, 3)", "_thread.start_new_thread(print)", "threading.Timer(1)", "lock.acquire(1, 2, 3)", "threading.local(1)", "threading.Thread(1)", "threading.Thread(name=5).name", "threading.stack_size(5)", "threading.setprofile(3)" if False else "event.wait('a')"]:
    try:
        print(text, "=", eval(text))
    except BaseException as error:
        print(text, "|", type(error).__name__, error)
print(lock.acquire(), lock.acquire(False), lock.acquire(timeout=0.001), lock.locked(), lock.release(), lock.locked(), rlock.acquire(), rlock.acquire(False), rlock.release(), rlock.release())
with lock:
    print("held", lock.locked())
    try:
        raise KeyError
    except KeyError:
        pass
print(semaphore.acquire(timeout=0.001), semaphore.release(2), semaphore.acquire(), semaphore.acquire(False), semaphore.acquire(False), bounded.acquire(), bounded.release())
print(barrier.broken, barrier.reset(), barrier.broken, barrier.n_waiting, barrier.parties, event.is_set(), event.set(), event.wait(), event.clear(), event.wait(0))
print(type(lock).__name__, repr(lock).split(" object")[0], repr(rlock).split(" owner")[0], repr(semaphore).split(" at")[0], repr(event).split(" at")[0], repr(barrier).split(" at")[0])
print(condition.acquire(), condition.wait(0.001), condition.wait_for(lambda: 5, 1), condition.wait_for(lambda: 0, 0.001), condition.release())
