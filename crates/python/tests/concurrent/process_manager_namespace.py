"""A manager's Namespace, Value, Array, Lock, Queue and Event."""
from multiprocessing import Manager, Process


def work(namespace, value, array, lock, queue, event):
    event.wait()
    with lock:
        namespace.x += 1
        namespace.y = "new"
        value.value *= 2
        array[1] = 9
    queue.put("done")


if __name__ == "__main__":
    with Manager() as manager:
        namespace = manager.Namespace(x=10)
        value, array = manager.Value("i", 21), manager.Array("i", [1, 2, 3])
        lock, queue, event = manager.Lock(), manager.Queue(), manager.Event()
        p = Process(target=work, args=(namespace, value, array, lock, queue, event))
        p.start()
        print(event.is_set(), queue.empty())
        event.set()
        print(queue.get())
        p.join()
        print(namespace, value.value, list(array), queue.qsize())
        try:
            namespace.absent
        except AttributeError as error:
            print(error)
        print(lock.acquire(), lock.acquire(False))
        lock.release()
