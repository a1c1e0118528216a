"""A Lock may be released by another thread; an RLock may not."""
import threading

lock = threading.Lock()
rlock = threading.RLock()
lock.acquire()
rlock.acquire()


def release_both():
    lock.release()
    print("the lock was released by another thread")
    try:
        rlock.release()
    except RuntimeError as error:
        print("RLock:", error)


t = threading.Thread(target=release_both)
t.start()
t.join()
print(lock.locked())
rlock.release()
