"""A PriorityQueue gives the smallest item first."""
from queue import PriorityQueue

q = PriorityQueue()
for number in (5, 1, 4, 1, 3):
    q.put(number)
print([q.get() for _ in range(q.qsize())])
for task in [(2, "code"), (1, "eat"), (3, "sleep"), (1, "dream")]:
    q.put(task)
while not q.empty():
    priority, task = q.get()
    print(priority, task)
