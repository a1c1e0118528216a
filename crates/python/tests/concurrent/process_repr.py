"""The representation of a process tells its state and its exit code."""
import multiprocessing as mp
import re


def show(p):
    return re.sub(r"\b(pid|parent)=\d+", r"\1=N", repr(p))


def wait(gate, code):
    gate.wait()
    raise SystemExit(code)


if __name__ == "__main__":
    gate = mp.Event()
    good = mp.Process(target=wait, args=(gate, 0))
    bad = mp.Process(target=wait, args=(gate, 5), name="bad", daemon=True)
    print(show(good), show(bad))
    for p in (good, bad):
        p.start()
        print(show(p))
    gate.set()
    for p in (good, bad):
        p.join()
        print(show(p))
    print(show(mp.current_process()))
