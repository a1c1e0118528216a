# Queue, LifoQueue and PriorityQueue on one thread.
import queue

first = queue.Queue(maxsize=2)
print(first.empty(), first.full(), first.qsize(), first.maxsize)
first.put("a")
first.put_nowait("b")
print(first.full())
for call in (lambda: first.put("c", block=False), lambda: first.put("c", timeout=0.01)):
    try:
        call()
    except queue.Full as error:
        print(repr(error))
print(first.get(), first.get())
for call in (first.get_nowait, lambda: first.get(timeout=0.01)):
    try:
        call()
    except queue.Empty as error:
        print(repr(error))
first.task_done()
first.task_done()
first.join()
try:
    first.task_done()
except ValueError as error:
    print(error)
for call in (lambda: first.put(1, timeout=-1), lambda: first.get(timeout=-1)):
    try:
        call()
    except ValueError as error:
        print(error)
stack = queue.LifoQueue()
for item in range(4):
    stack.put(item)
print([stack.get() for _ in range(4)])
ordered = queue.PriorityQueue()
for item in (5, 1, 4, 2, 3):
    ordered.put((item, str(item)))
print([ordered.get()[1] for _ in range(5)])
print(queue.Queue[int], queue.Queue.__mro__[1:])
