"""A SimpleQueue carries items from several threads to one."""
import queue
import threading

q = queue.SimpleQueue()


def count(letter, n):
    for i in range(n):
        q.put((letter, i))


threads = [threading.Thread(target=count, args=(letter, 50)) for letter in "xyz"]
for t in threads:
    t.start()
items = [q.get() for _ in range(150)]
for t in threads:
    t.join()
for letter in "xyz":
    own = [i for name, i in items if name == letter]
    print(letter, len(own), own == list(range(50)))
print(q.empty())
