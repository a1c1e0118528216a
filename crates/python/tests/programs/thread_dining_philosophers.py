# Dining philosophers with forks in an order: everybody eats, nobody waits forever.
import threading

SEATS, MEALS = 5, 4
forks = [threading.Lock() for _ in range(SEATS)]
eaten = [0] * SEATS
at_table = threading.Semaphore(SEATS - 1)


def philosopher(seat):
    first, second = sorted([seat, (seat + 1) % SEATS])
    for _ in range(MEALS):
        with at_table, forks[first], forks[second]:
            eaten[seat] += 1


threads = [threading.Thread(target=philosopher, args=(seat,), name=f"P{seat}") for seat in range(SEATS)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(eaten, any(fork.locked() for fork in forks), sorted(thread.name for thread in threads))
