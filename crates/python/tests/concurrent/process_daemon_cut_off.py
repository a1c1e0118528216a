"""Daemon processes are terminated when the parent ends; common ones are waited for."""
import multiprocessing as mp
import time


def forever(ready):
    ready.set()
    time.sleep(60)
    print("never printed")


def finish(ready, gate):
    ready.set()
    gate.wait()
    print("the common child ends")


if __name__ == "__main__":
    ready, gate = mp.Event(), mp.Event()
    d = mp.Process(target=forever, args=(ready,), daemon=True)
    print("daemon:", d.daemon)
    d.start()
    ready.wait()
    p = mp.Process(target=finish, args=(ready, gate))
    print("daemon:", p.daemon)
    ready.clear()
    p.start()
    ready.wait()
    print("the main process is done", flush=True)
    gate.set()
