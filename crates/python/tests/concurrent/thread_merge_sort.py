"""A merge sort whose halves are sorted by threads, to a depth."""
import random
import threading


def merge(left, right):
    result = []
    while left and right:
        result.append((left if left[0] <= right[0] else right).pop(0))
    return result + left + right


class SortThread(threading.Thread):
    def __init__(self, items, depth):
        super().__init__()
        self.items, self.depth = items, depth

    def run(self):
        if len(self.items) < 2:
            return
        middle = len(self.items) // 2
        halves = [SortThread(part, self.depth - 1) for part in (self.items[:middle], self.items[middle:])]
        for half in halves:
            half.start() if self.depth > 0 else half.run()
        for half in halves:
            if self.depth > 0:
                half.join()
        self.items = merge(halves[0].items, halves[1].items)


numbers = random.Random(3).sample(range(100), 30)
sorter = SortThread(numbers, depth=3)
sorter.start()
sorter.join()
print(sorter.items)
print(sorter.items == sorted(numbers))
