"""A child that handles SIGTERM leaves in its own way, with an exit code of its own."""
import multiprocessing as mp
import signal
import sys
import time


def leave(number, frame):
    print("the child got", signal.Signals(number).name)
    sys.exit(7)


def work(ready):
    signal.signal(signal.SIGTERM, leave)
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
    time.sleep(0.1)
    p.terminate()
    p.join()
    print("exit code", p.exitcode)
