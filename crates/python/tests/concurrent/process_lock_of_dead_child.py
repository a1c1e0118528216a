"""A lock that a child holds when it dies stays locked; a timeout shows it."""
import multiprocessing as mp
import os


def take_and_die(lock):
    lock.acquire()
    os._exit(1)


if __name__ == "__main__":
    lock = mp.Lock()
    p = mp.Process(target=take_and_die, args=(lock,))
    p.start()
    p.join()
    print(p.exitcode, lock.acquire(timeout=0.02), lock.acquire(block=False))
    lock.release()
    print("released by the parent:", lock.acquire(block=False))
