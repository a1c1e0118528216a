"""is_alive, ident and native_id before, while and after a thread runs."""
import threading

started = threading.Event()
finish = threading.Event()


def work():
    started.set()
    finish.wait()


t = threading.Thread(target=work)
print("new:", t.is_alive(), t.ident, t.native_id)
t.start()
started.wait()
print("running:", t.is_alive(), isinstance(t.ident, int), isinstance(t.native_id, int))
ident = t.ident
finish.set()
t.join()
print("ended:", t.is_alive(), t.ident == ident, t.native_id is not None)
t.join()
print("joined twice:", t.is_alive())
print(threading.get_ident() == threading.main_thread().ident)
print(threading.get_native_id() == threading.current_thread().native_id)
