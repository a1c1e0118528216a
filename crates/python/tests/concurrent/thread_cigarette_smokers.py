"""The cigarette smokers: an agent lays out two things, the one who has the third smokes."""
import threading

THINGS = ("tobacco", "paper", "matches")
condition = threading.Condition()
table = set()
closed = False
log = []


def smoker(own):
    needed = set(THINGS) - {own}
    while True:
        with condition:
            condition.wait_for(lambda: table == needed or closed)
            if table != needed:
                return
            table.clear()
            log.append(f"the one with {own} smokes")
            condition.notify_all()


smokers = [threading.Thread(target=smoker, args=(thing,)) for thing in THINGS]
for s in smokers:
    s.start()
for missing in ("paper", "matches", "tobacco", "paper"):
    with condition:
        condition.wait_for(lambda: not table)
        table.update(t for t in THINGS if t != missing)
        condition.notify_all()
with condition:
    condition.wait_for(lambda: not table)
    closed = True
    condition.notify_all()
for s in smokers:
    s.join()
print("\n".join(log))
