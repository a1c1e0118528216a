"""sched and a PriorityQueue of deadlines give the same order, on a clock of their own."""
import queue
import sched

now = 0
log = []


def sleep(duration):
    global now
    now += duration


scheduler = sched.scheduler(lambda: now, sleep)
deadlines = queue.PriorityQueue()
for delay, priority, name in ((5, 1, "late"), (1, 2, "early, second"), (1, 1, "early, first"), (3, 1, "middle")):
    scheduler.enter(delay, priority, log.append, (name,))
    deadlines.put((delay, priority, name))
cancelled = scheduler.enter(4, 1, log.append, ("cancelled",))
scheduler.cancel(cancelled)
print(len(scheduler.queue))
scheduler.run()
print(log, now)
print(log == [deadlines.get()[2] for _ in range(4)], scheduler.empty())
