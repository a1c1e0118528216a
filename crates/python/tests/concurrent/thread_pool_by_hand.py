"""A thread pool made of a list of tasks, a condition and workers."""
import threading


class Pool:
    def __init__(self, size):
        self.tasks = []
        self.closed = False
        self.condition = threading.Condition()
        self.workers = [threading.Thread(target=self._work) for _ in range(size)]
        for worker in self.workers:
            worker.start()

    def _work(self):
        while True:
            with self.condition:
                while not self.tasks and not self.closed:
                    self.condition.wait()
                if not self.tasks:
                    return
                function, args, callback = self.tasks.pop(0)
            callback(function(*args))

    def submit(self, function, *args, callback):
        with self.condition:
            if self.closed:
                raise RuntimeError("the pool is closed")
            self.tasks.append((function, args, callback))
            self.condition.notify()

    def close(self):
        with self.condition:
            self.closed = True
            self.condition.notify_all()
        for worker in self.workers:
            worker.join()


results = []
pool = Pool(3)
for n in range(10):
    pool.submit(pow, n, 2, callback=results.append)
pool.close()
print(sorted(results))
try:
    pool.submit(print, callback=print)
except RuntimeError as error:
    print(error)
