"""An RLock of multiprocessing can be taken again by its owner and released by nobody else."""
import multiprocessing as mp


def other(lock, connection):
    connection.send(lock.acquire(block=False))
    try:
        lock.release()
    except AssertionError as error:
        connection.send(str(error))


if __name__ == "__main__":
    lock = mp.RLock()
    print(lock)
    print(lock.acquire(), lock.acquire())
    print(lock)
    here, there = mp.Pipe()
    p = mp.Process(target=other, args=(lock, there))
    p.start()
    print(here.recv())
    print(here.recv())
    p.join()
    lock.release()
    lock.release()
    try:
        lock.release()
    except AssertionError as error:
        print("AssertionError:", error)
