"""Sentinels of processes become ready when the processes end."""
import multiprocessing as mp
from multiprocessing.connection import wait


def hold(gate):
    gate.wait()


if __name__ == "__main__":
    gates = {name: mp.Event() for name in ("a", "b")}
    processes = {name: mp.Process(target=hold, args=(gate,), name=name) for name, gate in gates.items()}
    try:
        processes["a"].sentinel
    except ValueError as error:
        print(error)
    for p in processes.values():
        p.start()
    sentinels = {p.sentinel: name for name, p in processes.items()}
    print(wait(list(sentinels), timeout=0.01))
    gates["b"].set()
    print([sentinels[s] for s in wait(list(sentinels))])
    gates["a"].set()
    processes["a"].join()
    processes["b"].join()
    print(sorted(sentinels[s] for s in wait(list(sentinels))))
