"""A semaphore lets at most three threads in at once."""
import threading
import time

semaphore = threading.Semaphore(3)
lock = threading.Lock()
inside = most = 0


def visit():
    global inside, most
    with semaphore:
        with lock:
            inside += 1
            most = max(most, inside)
        time.sleep(0.01)
        with lock:
            inside -= 1


threads = [threading.Thread(target=visit) for _ in range(9)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print("never more than three:", most <= 3, "left inside:", inside)
