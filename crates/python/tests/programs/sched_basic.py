# The scheduler of events, with a clock of its own and with the machine's.
import sched
import time

now = [0]
log = []

def sleep(seconds):
    now[0] += seconds

scheduler = sched.scheduler(lambda: now[0], sleep)
scheduler.enter(5, 1, log.append, ("five",))
scheduler.enter(1, 2, log.append, ("one, second",))
scheduler.enter(1, 1, log.append, ("one, first",))
dropped = scheduler.enterabs(3, 1, log.append, ("dropped",))
scheduler.enter(2, 1, lambda text="": log.append(text), kwargs={"text": "keyword"})
print(len(scheduler.queue), scheduler.empty())
scheduler.cancel(dropped)
try:
    scheduler.cancel(dropped)
except ValueError as error:
    print("gone")
print(scheduler.run(blocking=False), log)
scheduler.run()
print(log, now, scheduler.empty())
real = sched.scheduler(time.monotonic, time.sleep)
real.enter(0.02, 1, log.append, ("real 2",))
real.enter(0.01, 1, log.append, ("real 1",))
real.run()
print(log[-2:])
