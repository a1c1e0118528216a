"""A SimpleQueue of multiprocessing has put, get, empty and close only."""
import multiprocessing as mp


def double(q, results):
    while True:
        n = q.get()
        if n is None:
            break
        results.put(n * 2)


if __name__ == "__main__":
    q, results = mp.SimpleQueue(), mp.SimpleQueue()
    print(q.empty(), hasattr(q, "qsize"), hasattr(q, "put_nowait"))
    p = mp.Process(target=double, args=(q, results))
    p.start()
    for n in (1, 2.5, "ab", None):
        q.put(n)
    print([results.get() for _ in range(3)])
    p.join()
    print(q.empty(), results.empty())
    q.close()
    try:
        q.get()
    except OSError as error:
        print("OSError:", error)
