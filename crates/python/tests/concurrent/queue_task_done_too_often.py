"""task_done that is called more often than there were items raises ValueError."""
import queue

q = queue.Queue()
try:
    q.task_done()
except ValueError as error:
    print(error)
q.put("x")
q.get()
q.task_done()
try:
    q.task_done()
except ValueError as error:
    print(error)
q.put("y")
q.task_done()
print("task_done before get is allowed:", q.unfinished_tasks, q.qsize())
q.join()
