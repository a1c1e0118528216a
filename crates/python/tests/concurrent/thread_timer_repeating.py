"""A timer that repeats, made by overriding run."""
import threading


class RepeatingTimer(threading.Timer):
    def run(self):
        while not self.finished.wait(self.interval):
            self.function(*self.args, **self.kwargs)


class Heart:
    def __init__(self):
        self.beats = 0
        self.enough = threading.Event()

    def beat(self, step):
        self.beats += step
        if self.beats == 6:
            self.enough.set()


heart = Heart()
timer = RepeatingTimer(0.002, heart.beat, kwargs={"step": 2})
timer.start()
heart.enough.wait()
timer.cancel()
timer.join()
print("at least three beats:", heart.beats >= 6, "alive:", timer.is_alive())
