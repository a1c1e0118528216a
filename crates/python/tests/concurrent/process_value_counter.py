"""Several processes count up one value under its own lock."""
from multiprocessing import Process, Value


class Counter:
    def __init__(self):
        self.value = Value("i", 0)

    def increment(self, times):
        for _ in range(times):
            with self.value.get_lock():
                self.value.value += 1


if __name__ == "__main__":
    counter = Counter()
    processes = [Process(target=counter.increment, args=(n,)) for n in (100, 200)]
    for p in processes:
        p.start()
    for p in processes:
        p.join()
    print(counter.value.value)
