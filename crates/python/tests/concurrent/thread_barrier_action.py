"""The action of a barrier is called once by one of the threads, before any is let go."""
import threading

totals = []
parts = {}


def sum_up():
    totals.append(sum(parts.values()))


barrier = threading.Barrier(3, action=sum_up)


def worker(number):
    for round_number in range(1, 4):
        parts[number] = number * round_number
        barrier.wait()
        assert len(totals) == round_number
        second.wait()


second = threading.Barrier(3)
threads = [threading.Thread(target=worker, args=(n,)) for n in (1, 2, 3)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(totals)
