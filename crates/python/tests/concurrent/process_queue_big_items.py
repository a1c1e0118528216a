"""Items larger than a pipe's buffer go through a queue whole; get them before join."""
import multiprocessing as mp


def produce(q):
    q.put(b"x" * 300_000)
    q.put(list(range(50_000)))
    q.put("end")


if __name__ == "__main__":
    q = mp.Queue()
    p = mp.Process(target=produce, args=(q,))
    p.start()
    data = q.get()
    numbers = q.get()
    print(len(data), set(data), len(numbers), sum(numbers), q.get())
    p.join()
    print(p.exitcode)
