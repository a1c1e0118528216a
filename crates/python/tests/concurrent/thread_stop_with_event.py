"""A worker that runs until an event asks it to stop."""
import threading


class Ticker(threading.Thread):
    def __init__(self, ticks):
        super().__init__(daemon=True)
        self.ticks = ticks
        self.stopped = threading.Event()
        self.enough = threading.Event()
        self.count = 0

    def run(self):
        while not self.stopped.wait(0.001):
            self.count += 1
            if self.count == self.ticks:
                self.enough.set()

    def stop(self):
        self.stopped.set()
        self.join()


ticker = Ticker(5)
ticker.start()
ticker.enough.wait()
ticker.stop()
print("stopped:", not ticker.is_alive(), "counted at least 5:", ticker.count >= 5)
before = ticker.count
ticker.enough.wait(0.01)
print("counts no more:", before == ticker.count)
