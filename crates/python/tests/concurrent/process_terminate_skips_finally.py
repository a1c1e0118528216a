"""A terminated child runs neither its finally blocks nor its exit handlers."""
import atexit
import multiprocessing as mp
import time


def work(ready):
    atexit.register(print, "exit handler of the child")
    try:
        ready.set()
        time.sleep(60)
    finally:
        print("finally of the child")


if __name__ == "__main__":
    ready = mp.Event()
    p = mp.Process(target=work, args=(ready,))
    p.start()
    ready.wait()
    p.terminate()
    p.join()
    print("nothing above this line:", p.exitcode)
