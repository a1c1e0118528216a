"""When the parent fails, its children are still waited for."""
import multiprocessing as mp


def work(ready, gate):
    ready.set()
    gate.wait()
    print("the child finishes")


if __name__ == "__main__":
    ready, gate = mp.Event(), mp.Event()
    p = mp.Process(target=work, args=(ready, gate))
    p.start()
    ready.wait()
    gate.set()
    raise RuntimeError("the parent fails")
