"""atexit functions run after common threads have ended, the last registered first."""
import atexit
import threading


def goodbye(name):
    print("goodbye", name, [t.name for t in threading.enumerate() if not t.daemon])


atexit.register(goodbye, "first")
atexit.register(goodbye, name="second")


@atexit.register
def third():
    print("decorated")


gate = threading.Event()


def work():
    gate.wait()
    print("the thread ends")


threading.Thread(target=work, name="worker").start()
threading.Timer(0.25, gate.set).start()
print("main ends")
