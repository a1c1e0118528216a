"""join with a timeout returns None; the process may still be alive."""
import multiprocessing as mp


def wait(gate):
    gate.wait()


if __name__ == "__main__":
    gate = mp.Event()
    p = mp.Process(target=wait, args=(gate,))
    p.start()
    print(p.join(timeout=0.05), p.is_alive(), p.exitcode)
    print(p.join(0), p.is_alive())
    gate.set()
    print(p.join(timeout=30), p.is_alive(), p.exitcode)
