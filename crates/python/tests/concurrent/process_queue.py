"""A multiprocessing.Queue carries objects of many kinds from a child to its parent, in order."""
from multiprocessing import Process, Queue


def produce(q):
    for item in (1, "text", [1, 2, {"a": (None, True)}], {3, 1}, b"bytes", 2.5, ValueError("as a value")):
        q.put(item)
    q.put(None)


if __name__ == "__main__":
    q = Queue()
    p = Process(target=produce, args=(q,))
    p.start()
    while (item := q.get()) is not None:
        print(repr(item))
    p.join()
    print(q.empty())
