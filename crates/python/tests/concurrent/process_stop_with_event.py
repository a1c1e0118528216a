"""Workers run until an event asks them to stop, and report how they ended."""
import multiprocessing as mp


class Sensor(mp.Process):
    def __init__(self, name, stop, reports):
        super().__init__(name=name)
        self.stop, self.reports = stop, reports

    def run(self):
        readings = 0
        while not self.stop.is_set():
            readings += 1
            if readings == 1:
                self.reports.put((self.name, "first reading"))
            self.stop.wait(0.005)
        self.reports.put((self.name, "stopped" if readings else "never read"))


if __name__ == "__main__":
    stop, reports = mp.Event(), mp.Queue()
    sensors = [Sensor(n, stop, reports) for n in ("heat", "light")]
    for s in sensors:
        s.start()
    print(sorted(reports.get() for _ in sensors))
    stop.set()
    print(sorted(reports.get() for _ in sensors))
    for s in sensors:
        s.join()
    print([s.exitcode for s in sensors])
