"""Two hundred threads that all wait for one event."""
import threading

go = threading.Event()
lock = threading.Lock()
total = 0


def work(n):
    global total
    go.wait()
    with lock:
        total += n


threads = [threading.Thread(target=work, args=(n,)) for n in range(200)]
for t in threads:
    t.start()
print(threading.active_count())
go.set()
for t in threads:
    t.join()
print(total, threading.active_count())
