"""The sleeping barber: a shop with few chairs, in which customers leave when it is full."""
import threading
from collections import deque


class Shop:
    def __init__(self, chairs):
        self.chairs = chairs
        self.waiting = deque()
        self.condition = threading.Condition()
        self.closed = False
        self.served = []

    def enter(self, name):
        with self.condition:
            if len(self.waiting) == self.chairs:
                return False
            self.waiting.append(name)
            self.condition.notify()
            return True

    def barber(self):
        while True:
            with self.condition:
                self.condition.wait_for(lambda: self.waiting or self.closed)
                if not self.waiting:
                    return
                self.served.append(self.waiting.popleft())

    def close(self):
        with self.condition:
            self.closed = True
            self.condition.notify_all()


shop = Shop(chairs=2)
print([name for name in ("Ann", "Bob", "Cid", "Dan") if not shop.enter(name)], "left the full shop")
barber = threading.Thread(target=shop.barber)
barber.start()
shop.close()
barber.join()
print("served:", shop.served, shop.enter("late"))
