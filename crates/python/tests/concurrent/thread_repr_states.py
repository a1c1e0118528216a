"""The representation of a thread tells its state."""
import re
import threading


def show(thread):
    return re.sub(r"\d+\)", "ID)", repr(thread))


gate = threading.Event()
inside = threading.Event()


def work():
    inside.set()
    gate.wait()


a = threading.Thread(target=work, name="alpha")
b = threading.Thread(target=work, name="beta", daemon=True)
print(show(a))
print(show(b))
for t in (a, b):
    inside.clear()
    t.start()
    inside.wait()
    print(show(t))
gate.set()
for t in (a, b):
    t.join()
    print(show(t))
print(show(threading.main_thread()))
