"""Queues, locks and values cannot be sent through a pipe; they are for arguments of a process only."""
import multiprocessing as mp


def use(q, lock, value):
    with lock:
        value.value += 1
    q.put("used")


if __name__ == "__main__":
    q, lock, value = mp.Queue(), mp.Lock(), mp.Value("i", 1)
    here, there = mp.Pipe()
    for thing in (q, lock, value, mp.SimpleQueue(), mp.Event()):
        try:
            here.send(thing)
        except RuntimeError as error:
            print(error)
    p = mp.Process(target=use, args=(q, lock, value))
    p.start()
    print(q.get())
    p.join()
    print(value.value)
