"""Equal priorities with items that cannot be compared fail; a counter in between helps."""
import itertools
import queue

q = queue.PriorityQueue()
q.put((1, {"a": 1}))
try:
    q.put((1, {"b": 2}))
except TypeError as error:
    print(error)
q = queue.PriorityQueue()
try:
    q.put("text")
    q.put(1)
except TypeError as error:
    print(error)
counter = itertools.count()
q = queue.PriorityQueue()
for priority, job in ((1, {"b": 2}), (0, {"z": 0}), (1, {"a": 1})):
    q.put((priority, next(counter), job))
while not q.empty():
    print(q.get()[2])
