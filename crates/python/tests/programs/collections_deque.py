# Double-ended queues: limits, rotation, places, changes while it is walked.
from collections import deque
import copy

line = deque([1, 2, 3], maxlen=4)
line.append(4)
line.append(5)
line.appendleft(0)
print(line, line.maxlen, line[0], line[-1], len(line))
line.rotate(1)
print(line, end=" ")
line.rotate(-2)
print(line, line.pop(), line.popleft(), line)
line.extendleft("xyz")
print(line, line.index("x"), line.count("x"), "z" in line)
free = deque("abcabc")
free.insert(2, "!")
free.remove("c")
free.reverse()
del free[0]
free[1] = "?"
print(free, deque([1, 2]) + deque([3]), deque([1]) * 3, deque([1, 2]) == deque([1, 2]), deque([1]) < deque([2]), deque() == [], copy.copy(line), list(reversed(line)))
free += "z"
free *= 2
print(free, deque(range(10), 3), deque([1], maxlen=0), bool(deque()), deque([deque()]))
for wrong in [lambda: deque().pop(), lambda: deque().popleft(), lambda: deque([1])[3], lambda: deque([1]).index(2), lambda: deque([1]).remove(2), lambda: deque(maxlen=-1), lambda: deque([], "a"),
              lambda: deque([1, 2], maxlen=2).insert(0, 1), lambda: hash(deque()), lambda: deque([1])[0:1], lambda: deque() + [1], lambda: deque(3), lambda: setattr(deque(), "maxlen", 3), lambda: [free.append(x) for x in free]]:
    try:
        print(wrong())
    except Exception as error:
        print(type(error).__name__, error)
