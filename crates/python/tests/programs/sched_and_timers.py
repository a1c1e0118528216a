# Schedulers and timers: order by time and rank, cancelled entries, repeated ones, arguments.
import sched
import threading
import time

log = []
scheduler = sched.scheduler(time.monotonic, time.sleep)
scheduler.enter(0.03, 1, log.append, ("third",))
scheduler.enter(0.01, 2, log.append, ("second by rank",))
scheduler.enter(0.01, 1, log.append, argument=("first by rank",))
cancelled = scheduler.enter(0.02, 1, log.append, ("cancelled",))
print(len(scheduler.queue) == 4, scheduler.empty())
scheduler.cancel(cancelled)
scheduler.run()
print(log, scheduler.empty())
try:
    scheduler.cancel(cancelled)
except ValueError as error:
    print(type(error).__name__)
now = [0]
virtual = sched.scheduler(lambda: now[0], lambda seconds: now.__setitem__(0, now[0] + seconds))


def tick(n):
    log.append((now[0], n))
    if n:
        virtual.enter(10, 1, tick, kwargs={"n": n - 1})


virtual.enterabs(5, 1, tick, (3,))
virtual.run()
print(log[3:], virtual.run(blocking=False))
fired = []
timer = threading.Timer(0.01, fired.append, args=["fired"])
never = threading.Timer(5, fired.append, ["never"])
timer.start()
never.start()
never.cancel()
timer.join()
never.join()
print(fired, timer.finished.is_set(), never.is_alive(), timer.interval)
