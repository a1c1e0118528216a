"""os._exit in a child loses what it printed without flush."""
import multiprocessing
import os


def leave(flush):
    print("printed with flush:", flush, flush=flush)
    os._exit(7)


if __name__ == "__main__":
    for flush in (True, False):
        p = multiprocessing.Process(target=leave, args=(flush,))
        p.start()
        p.join()
        print("exit code", p.exitcode)
