"""A ShareableList: values of fixed kinds in shared memory, changed by a child."""
from multiprocessing import Process
from multiprocessing.shared_memory import ShareableList


def change(name):
    shared = ShareableList(name=name)
    shared[0] = shared[0] * 2
    shared[1] = "HELLO"
    shared[4] = None
    shared.shm.close()


if __name__ == "__main__":
    shared = ShareableList([21, "hello", 2.5, True, b"bytes", None])
    p = Process(target=change, args=(shared.shm.name,))
    p.start()
    p.join()
    print(list(shared), len(shared), shared.index(2.5), shared.count(None))
    print(shared.format)
    for attempt in (lambda: shared[9], lambda: shared.__setitem__(1, "much too long a text"), lambda: shared.index("absent")):
        try:
            attempt()
        except (IndexError, ValueError) as error:
            print(type(error).__name__, error)
    shared.shm.close()
    shared.shm.unlink()
