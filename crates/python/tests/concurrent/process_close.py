"""A closed process object cannot be used; a running one cannot be closed."""
import multiprocessing as mp
import re


def wait(gate):
    gate.wait()


if __name__ == "__main__":
    gate = mp.Event()
    p = mp.Process(target=wait, args=(gate,))
    p.start()
    try:
        p.close()
    except ValueError as error:
        print(error)
    gate.set()
    p.join()
    p.close()
    print(re.sub(r"parent=\d+", "parent=N", repr(p)))
    for ask in (lambda: p.is_alive(), lambda: p.exitcode, lambda: p.pid, lambda: p.join(), lambda: p.terminate()):
        try:
            ask()
        except ValueError as error:
            print(error)
    p.close()
    print("closing twice is fine")
