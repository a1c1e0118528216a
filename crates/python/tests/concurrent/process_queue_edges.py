"""A multiprocessing.Queue: full, empty, timeouts, closed."""
import multiprocessing
import queue

if __name__ == "__main__":
    q = multiprocessing.Queue(maxsize=2)
    for attempt in (lambda: q.get(False), lambda: q.get_nowait(), lambda: q.get(timeout=0.02)):
        try:
            attempt()
        except queue.Empty as error:
            print("Empty", error.args)
    q.put(1)
    q.put(2)
    print(q.full(), q.qsize())
    for attempt in (lambda: q.put(3, block=False), lambda: q.put_nowait(3), lambda: q.put(3, timeout=0.02)):
        try:
            attempt()
        except queue.Full as error:
            print("Full", error.args)
    print(q.get(), q.get(timeout=5))
    q.close()
    q.join_thread()
    for attempt in (lambda: q.put(4), lambda: q.get()):
        try:
            attempt()
        except ValueError as error:
            print(str(error).split(" at ")[0].split("<")[0], "is closed" in str(error))
    print(multiprocessing.queues.Empty is queue.Empty)
