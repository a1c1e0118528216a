"""A producer process and a consumer process with a bounded queue between them."""
import multiprocessing as mp


def producer(q, n):
    for i in range(n):
        q.put(f"item {i}")
    q.put(None)


def consumer(q, report):
    count = 0
    last = None
    while (item := q.get()) is not None:
        count += 1
        last = item
    report.send((count, last))


if __name__ == "__main__":
    q = mp.Queue(maxsize=3)
    here, there = mp.Pipe(duplex=False)
    processes = [mp.Process(target=producer, args=(q, 25)), mp.Process(target=consumer, args=(q, there))]
    for p in processes:
        p.start()
    print(here.recv())
    for p in processes:
        p.join()
    print([p.exitcode for p in processes])
