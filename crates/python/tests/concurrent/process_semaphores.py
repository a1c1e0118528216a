"""Semaphore and BoundedSemaphore across processes."""
import multiprocessing as mp


def take(semaphore, connection):
    connection.send([semaphore.acquire(False) for _ in range(3)])


if __name__ == "__main__":
    s = mp.Semaphore(3)
    print(s, s.get_value())
    s.acquire()
    here, there = mp.Pipe()
    p = mp.Process(target=take, args=(s, there))
    p.start()
    print(here.recv())
    p.join()
    print(s.get_value(), s.acquire(timeout=0.01))
    s.release()
    print(s.get_value())
    b = mp.BoundedSemaphore(1)
    print(b)
    try:
        b.release()
    except ValueError as error:
        print("ValueError:", error)
    with b:
        print(b.get_value())
