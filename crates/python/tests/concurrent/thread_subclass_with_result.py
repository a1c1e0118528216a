"""A subclass of Thread that overrides run and keeps a result."""
import threading


class SquareThread(threading.Thread):
    def __init__(self, number):
        super().__init__(name=f"square-{number}")
        self.number = number
        self.result = None

    def run(self):
        self.result = self.number ** 2


threads = [SquareThread(n) for n in range(1, 6)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
    print(f"{thread.name}: {thread.result}")
print("total:", sum(t.result for t in threads))
