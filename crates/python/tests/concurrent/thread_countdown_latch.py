"""A latch that opens when it was counted down to zero."""
import threading


class CountDownLatch:
    def __init__(self, count):
        self.count = count
        self.condition = threading.Condition()

    def count_down(self):
        with self.condition:
            self.count -= 1
            if self.count <= 0:
                self.condition.notify_all()

    def wait(self, timeout=None):
        with self.condition:
            return self.condition.wait_for(lambda: self.count <= 0, timeout)


latch = CountDownLatch(3)
print("open at once?", latch.wait(0.01))
events = []


def service(name):
    events.append(name)
    latch.count_down()


for name in ("database", "cache", "web"):
    threading.Thread(target=service, args=(name,)).start()
print("open:", latch.wait())
print(sorted(events), latch.count)
