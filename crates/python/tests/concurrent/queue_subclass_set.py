"""A queue whose store is a set, made by the four hooks of Queue."""
import queue


class SetQueue(queue.Queue):
    def _init(self, maxsize):
        self.queue = set()

    def _qsize(self):
        return len(self.queue)

    def _put(self, item):
        self.queue.add(item)

    def _get(self):
        smallest = min(self.queue)
        self.queue.remove(smallest)
        return smallest


q = SetQueue(3)
for n in (5, 3, 5, 5, 9):
    q.put_nowait(n)
print(q.full(), q.qsize())
try:
    q.put_nowait(1)
except queue.Full:
    print("full")
print(q.get(), q.get(), q.get(), q.empty())
