"""Exit handlers of a child: finalizers of multiprocessing.util, and those of atexit."""
import atexit
import multiprocessing
from multiprocessing import util


def work():
    util.Finalize(None, print, args=("finalizer of the child",), exitpriority=5)
    atexit.register(print, "exit handler of the child")
    print("work of the child")


if __name__ == "__main__":
    atexit.register(print, "exit handler of the parent")
    p = multiprocessing.Process(target=work)
    p.start()
    p.join()
    print("parent ends", p.exitcode)
