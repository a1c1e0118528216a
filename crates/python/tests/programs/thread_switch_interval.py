# sys.setswitchinterval, and no increase lost at CPython's switch points.
import sys, threading

print(sys.getswitchinterval())
sys.setswitchinterval(0.00001)
print(round(sys.getswitchinterval() * 1e6))
for wrong in (0, -1):
    try:
        sys.setswitchinterval(wrong)
    except ValueError as error:
        print(error)
try:
    sys.setswitchinterval("a")
except TypeError as error:
    print(error)

counter = 0

def increase():
    global counter
    for _ in range(3000):
        counter += 1

threads = [threading.Thread(target=increase) for _ in range(4)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(counter)

def generate():
    for number in range(300):
        yield number

totals = []
threads = [threading.Thread(target=lambda: totals.append(sum(generate()))) for _ in range(4)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(totals)

shared = generate()
taken = []

def take():
    while True:
        try:
            taken.append(next(shared))
        except StopIteration:
            return
        except ValueError as error:
            assert str(error) == "generator already executing"

threads = [threading.Thread(target=take) for _ in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(sorted(taken) == list(range(300)))
