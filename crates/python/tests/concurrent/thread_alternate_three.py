"""Three threads print in turn, by a condition and a number."""
import threading

condition = threading.Condition()
turn = 0
line = []


def letter(index, text):
    global turn
    for _ in range(4):
        with condition:
            condition.wait_for(lambda: turn % 3 == index)
            line.append(text)
            turn += 1
            condition.notify_all()


threads = [threading.Thread(target=letter, args=(i, t)) for i, t in enumerate("ABC")]
for t in reversed(threads):
    t.start()
for t in threads:
    t.join()
print("".join(line))
