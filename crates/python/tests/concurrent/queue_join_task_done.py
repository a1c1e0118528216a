"""join waits until task_done was called for every item."""
import queue
import threading

q = queue.Queue()
done = []


def worker():
    while True:
        item = q.get()
        done.append(item * 10)
        q.task_done()


threading.Thread(target=worker, daemon=True).start()
for item in range(8):
    q.put(item)
print("unfinished at most 8:", q.unfinished_tasks <= 8)
q.join()
print("all done:", done)
print("unfinished:", q.unfinished_tasks)
q.join()
print("join of an empty queue returns at once")
