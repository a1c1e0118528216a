"""At the end: common threads, then exit handlers and finalizers, the last registered first."""
import atexit
import threading
import weakref


class Resource:
    def __init__(self, name):
        self.name = name
        self.finalizer = weakref.finalize(self, print, "finalize", name)


atexit.register(print, "atexit: first registered")
a = Resource("a")
atexit.register(print, "atexit: second registered")
b = Resource("b")
c = Resource("c")
c.finalizer.atexit = False
gate = threading.Event()


def work():
    gate.wait()
    print("thread ends")


threading.Thread(target=work).start()
print("main ends", a.finalizer.alive, b.finalizer.alive)
gate.set()
