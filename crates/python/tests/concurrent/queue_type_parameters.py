"""Queue classes take type parameters for annotations."""
import queue


def total(q: queue.Queue[int]) -> int:
    result = 0
    while not q.empty():
        result += q.get()
    return result


numbers: queue.Queue[int] = queue.Queue()
for n in (1, 2, 3):
    numbers.put(n)
print(total(numbers))
print(queue.Queue[int], queue.SimpleQueue[str], queue.PriorityQueue[tuple[int, str]])
print(queue.Queue[int]().qsize())
