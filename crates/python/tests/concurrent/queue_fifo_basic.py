"""A queue gives its items back in the order they came."""
import queue

q = queue.Queue()
print(q.empty(), q.full(), q.qsize(), q.maxsize)
for word in "first second third".split():
    q.put(word)
print(q.qsize(), q.empty())
while not q.empty():
    print(q.get())
q.put(None)
print(q.get(), q.qsize())
