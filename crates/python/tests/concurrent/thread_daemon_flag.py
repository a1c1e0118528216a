"""The daemon flag: default, inherited, given, and too late to change."""
import threading


def report(label):
    print(label, threading.current_thread().daemon)


def parent():
    child = threading.Thread(target=report, args=("child of a daemon:",))
    child.start()
    child.join()
    child = threading.Thread(target=report, args=("child that says no:",), daemon=False)
    child.start()
    child.join()


t = threading.Thread(target=report, args=("default:",))
t.start()
t.join()
t = threading.Thread(target=parent, daemon=True)
print("parent:", t.daemon)
t.start()
t.join()
gate = threading.Event()
t = threading.Thread(target=gate.wait)
t.start()
try:
    t.daemon = True
except RuntimeError as error:
    print(error)
gate.set()
t.join()
print(threading.main_thread().daemon)
