"""A decorator that lets a method run in one thread at a time."""
import functools
import threading


def synchronized(method):
    @functools.wraps(method)
    def wrapper(self, *args, **kwargs):
        with self._lock:
            return method(self, *args, **kwargs)
    return wrapper


class Inventory:
    def __init__(self):
        self._lock = threading.RLock()
        self.stock = {}

    @synchronized
    def add(self, item, count=1):
        self.stock[item] = self.stock.get(item, 0) + count

    @synchronized
    def add_many(self, **counts):
        """Adds several, holding the lock all the time."""
        for item, count in counts.items():
            self.add(item, count)


inventory = Inventory()
threads = [threading.Thread(target=inventory.add_many, kwargs={"apples": n, "pears": 1}) for n in range(10)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(sorted(inventory.stock.items()))
print(Inventory.add_many.__name__, "-", Inventory.add_many.__doc__)
