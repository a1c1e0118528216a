"""A subclass of threading.local is initialised anew in each thread, with the same arguments."""
import threading

made = []


class Settings(threading.local):
    kind = "shared by the class"

    def __init__(self, size, *, colour="red"):
        made.append(threading.current_thread().name)
        self.size = size
        self.colour = colour
        self.items = []

    def add(self, item):
        self.items.append(item)
        return self.items


settings = Settings(3, colour="blue")
settings.add("from main")


def work():
    print(threading.current_thread().name, settings.size, settings.colour, settings.kind, settings.add("from thread"))


for name in ("A", "B"):
    t = threading.Thread(target=work, name=name)
    t.start()
    t.join()
print(settings.items)
print(made)
try:
    threading.local(1)
except TypeError as error:
    print(error)
