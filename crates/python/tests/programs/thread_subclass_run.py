# Subclasses of Thread: their own run, results, errors that are kept, names, daemons, repeated joins.
import threading


class Worker(threading.Thread):
    def __init__(self, *args, **kwargs):
        super().__init__(name="worker", daemon=None, *args, **kwargs) if False else super().__init__(name="worker")
        self.numbers = args
        self.result = self.error = None

    def run(self):
        try:
            self.result = sum(self.numbers)
        except TypeError as error:
            self.error = error

    def join(self, timeout=None):
        super().join(timeout)
        if self.error:
            raise self.error
        return self.result


good, bad = Worker(1, 2, 3), Worker(1, "x")
for worker in (good, bad):
    worker.start()
print(good.join(), good.join(), good.is_alive())
try:
    bad.join()
except TypeError as error:
    print(error)
print(good.name, good.daemon, good.ident is not None, repr(good).split("(")[0])


class Forgets(threading.Thread):
    def __init__(self):
        pass


for wrong in [lambda: Forgets().start(), lambda: Forgets().join(), lambda: Forgets().daemon, lambda: repr(Forgets())]:
    try:
        print(wrong())
    except (RuntimeError, AssertionError) as error:
        print(type(error).__name__, error)


class Repeats(threading.Thread):
    def run(self):
        print("runs in", threading.current_thread().name == self.name)


repeats = Repeats()
repeats.run()
repeats.start()
repeats.join()
print(threading.Thread(target=lambda: None, kwargs={}).run())
