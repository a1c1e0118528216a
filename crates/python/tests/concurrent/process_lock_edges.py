"""Locks of multiprocessing: without waiting, with a timeout, released unheld, what they look like."""
import multiprocessing as mp


def try_it(lock, connection):
    connection.send((lock.acquire(block=False), lock.acquire(timeout=0.02), lock.acquire(True, 0)))


if __name__ == "__main__":
    lock = mp.Lock()
    print(lock)
    print(lock.acquire(), lock.acquire(False), lock.acquire(block=True, timeout=0.01))
    print(lock)
    here, there = mp.Pipe()
    p = mp.Process(target=try_it, args=(lock, there))
    p.start()
    print("child:", here.recv())
    p.join()
    lock.release()
    try:
        lock.release()
    except ValueError as error:
        print("ValueError:", error)
    with lock as entered:
        print("entered:", entered)
    print(lock)
