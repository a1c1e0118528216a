"""terminate and kill give negative exit codes, the numbers of the signals."""
import multiprocessing as mp
import signal
import time


def sleep_long(ready):
    ready.set()
    time.sleep(60)
    print("never printed")


if __name__ == "__main__":
    for method in ("terminate", "kill"):
        ready = mp.Event()
        p = mp.Process(target=sleep_long, args=(ready,))
        p.start()
        ready.wait()
        getattr(p, method)()
        p.join()
        print(method, p.exitcode, signal.Signals(-p.exitcode).name, p.is_alive())
    p.terminate()
    print("terminating an ended one is fine")
