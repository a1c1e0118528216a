"""multiprocessing.dummy has the same interface with threads."""
import threading
from multiprocessing import dummy

items = []


def work(n):
    items.append((n, dummy.current_process().name))


p = dummy.Process(target=work, args=(1,), name="like a process")
print(isinstance(p, threading.Thread), p.exitcode)
p.start()
p.join()
print(items, p.exitcode, p.is_alive())
q = dummy.Queue()
p = dummy.Process(target=q.put, args=("from a thread",))
p.start()
print(q.get())
p.join()
value, array = dummy.Value("i", 5), dummy.Array("i", [1, 2])
value.value += 1
print(value.value, array[1], value)
a, b = dummy.Pipe()
a.send([1])
print(b.poll(), b.recv(), b.poll())
