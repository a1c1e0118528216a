"""Endless recursion in a thread is a RecursionError of that thread only."""
import threading

outcome = []


def endless(n):
    return endless(n + 1) + 1


def work():
    try:
        endless(0)
    except RecursionError as error:
        outcome.append(str(error)[:32])


t = threading.Thread(target=work)
t.start()
t.join()
print(outcome)
print(sum(range(5)), t.is_alive())
