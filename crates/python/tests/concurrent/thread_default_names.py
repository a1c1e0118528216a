"""Threads are named by a counter and by the name of their target."""
import threading


def work():
    pass


class Job:
    def __call__(self):
        pass

    def method(self):
        pass


print(threading.Thread(target=work).name)
print(threading.Thread(target=work).name)
print(threading.Thread(target=lambda: None).name)
print(threading.Thread(target=Job()).name)
print(threading.Thread(target=Job().method).name)
print(threading.Thread(target=print).name)
print(threading.Thread().name)
print(threading.Thread(target=work, name="named").name)
print(threading.Thread(target=work, name=42).name)
print(threading.Thread(target=work).name)
