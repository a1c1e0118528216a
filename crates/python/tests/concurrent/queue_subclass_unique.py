"""A queue that drops what it has already seen, by overriding _init, _put and _get."""
import queue


class UniqueQueue(queue.Queue):
    def _init(self, maxsize):
        super()._init(maxsize)
        self.seen = set()

    def _put(self, item):
        if item not in self.seen:
            self.seen.add(item)
            super()._put(item)

    def _get(self):
        return f"<{super()._get()}>"


q = UniqueQueue()
for word in "to be or not to be".split():
    q.put(word)
print(q.qsize(), q.unfinished_tasks)
while not q.empty():
    print(q.get())
