"""A limit of time by setitimer: SIGALRM interrupts a sleep and a loop."""
import signal
import time
from contextlib import contextmanager


class TimeLimit(Exception):
    pass


@contextmanager
def limit(seconds):
    def handler(number, frame):
        raise TimeLimit(signal.Signals(number).name)

    old = signal.signal(signal.SIGALRM, handler)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, old)


with limit(30):
    print("fast enough")


def endless_loop():
    while True:
        pass


for label, work in (("sleep", lambda: time.sleep(10)), ("loop", endless_loop)):
    try:
        with limit(0.05):
            work()
        print("not reached")
    except TimeLimit as error:
        print(label, "interrupted by", error)
print(signal.alarm(100) == 0, signal.alarm(0) > 0)
