# Barriers: the action, who gets which index, broken by an error and by abort.
import threading

log = []
barrier = threading.Barrier(3, action=lambda: log.append("action"))
indices = []


def worker():
    for _ in range(2):
        indices.append(barrier.wait())


threads = [threading.Thread(target=worker) for _ in range(3)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(log, sorted(indices))
failing = threading.Barrier(2, action=lambda: 1 / 0)
outcomes = []


def meets(barrier):
    try:
        barrier.wait(1)
    except (threading.BrokenBarrierError, ZeroDivisionError) as error:
        outcomes.append(type(error).__name__)


threads = [threading.Thread(target=meets, args=(failing,)) for _ in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(sorted(outcomes), failing.broken)
outcomes.clear()
aborted = threading.Barrier(2)
thread = threading.Thread(target=meets, args=(aborted,))
thread.start()
while not aborted.n_waiting:
    pass
aborted.abort()
thread.join()
print(outcomes, aborted.broken, repr(aborted).split(" at ")[0])
aborted.reset()
print(aborted.broken, issubclass(threading.BrokenBarrierError, RuntimeError))
