"""A child has threads of its own; common threads are waited for at its end."""
import multiprocessing
import threading
import time


def slow():
    time.sleep(0.25)
    print("thread of the child ends:", threading.current_thread().name)


def work():
    print(threading.current_thread().name, threading.active_count())
    threading.Thread(target=slow, name="slow").start()
    print("the child's function returns")


if __name__ == "__main__":
    gate = threading.Event()
    t = threading.Thread(target=gate.wait)
    t.start()
    p = multiprocessing.Process(target=work)
    p.start()
    p.join()
    gate.set()
    t.join()
    print("exit code", p.exitcode)
