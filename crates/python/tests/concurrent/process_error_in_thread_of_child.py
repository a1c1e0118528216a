"""An error in a thread of a child is reported there, and the child's exit code is 0."""
import multiprocessing
import threading


def fail():
    raise ValueError("in a thread of the child")


def work():
    t = threading.Thread(target=fail, name="Inner")
    t.start()
    t.join()
    print("the child goes on")


if __name__ == "__main__":
    p = multiprocessing.Process(target=work)
    p.start()
    p.join()
    print("exit code", p.exitcode)
