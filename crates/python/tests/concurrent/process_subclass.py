"""A subclass of Process with its own __init__ and run."""
import multiprocessing


class Squarer(multiprocessing.Process):
    def __init__(self, numbers, results):
        super().__init__(name="squarer")
        self.numbers = numbers
        self.results = results

    def run(self):
        for n in self.numbers:
            self.results.put((self.name, n, n * n))


if __name__ == "__main__":
    results = multiprocessing.Queue()
    process = Squarer([1, 2, 3], results)
    process.start()
    for _ in range(3):
        print(*results.get())
    process.join()
    print(process.exitcode, isinstance(process, multiprocessing.Process))
