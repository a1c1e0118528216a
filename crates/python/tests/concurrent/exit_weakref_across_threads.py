"""An object that lives in a thread only goes when the thread is over."""
import gc
import threading
import weakref


class Data:
    pass


def work(box, ready, go):
    data = Data()
    box.append(weakref.ref(data))
    ready.set()
    go.wait()


box, ready, go = [], threading.Event(), threading.Event()
t = threading.Thread(target=work, args=(box, ready, go))
t.start()
ready.wait()
print("while it runs:", box[0]() is not None)
go.set()
t.join()
gc.collect()
print("when it is over:", box[0]())
local = threading.local()


def fill():
    local.data = Data()
    box.append(weakref.ref(local.data))


t = threading.Thread(target=fill)
t.start()
t.join()
gc.collect()
print("of a local:", box[1](), hasattr(local, "data"))
