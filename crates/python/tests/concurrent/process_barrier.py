"""A barrier across processes; it breaks when somebody does not come."""
import multiprocessing as mp
import threading


def worker(barrier, log, name):
    for phase in range(2):
        log.put((phase, name))
        barrier.wait()


def impatient(barrier, log):
    try:
        barrier.wait(0.05)
    except threading.BrokenBarrierError:
        log.put("broken")


if __name__ == "__main__":
    barrier, log = mp.Barrier(2), mp.Queue()
    processes = [mp.Process(target=worker, args=(barrier, log, n)) for n in "ab"]
    for p in processes:
        p.start()
    entries = [log.get() for _ in range(4)]
    for p in processes:
        p.join()
    print(sorted(entries))
    print(barrier.parties, barrier.n_waiting, barrier.broken)
    p = mp.Process(target=impatient, args=(barrier, log))
    p.start()
    print(log.get())
    p.join()
    print("broken here, too:", barrier.broken)
    barrier.reset()
    print(barrier.broken)
