"""Two threads in a deadlock, which they notice by a timeout of acquire."""
import threading

a, b = threading.Lock(), threading.Lock()
both = threading.Barrier(2)
outcomes = []


def work(name, first, second):
    with first:
        both.wait()
        got = second.acquire(timeout=0.05)
        outcomes.append((name, "got both" if got else "gave up"))
        both.wait()
        if got:
            second.release()


threads = [threading.Thread(target=work, args=("one", a, b)), threading.Thread(target=work, args=("two", b, a))]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(sorted(outcomes))
print(a.locked(), b.locked())
