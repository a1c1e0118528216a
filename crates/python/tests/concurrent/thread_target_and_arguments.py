"""A thread runs its target with positional and keyword arguments."""
import threading

results = []


def greet(greeting, name, *, punctuation="!", times=1):
    for _ in range(times):
        results.append(f"{greeting}, {name}{punctuation}")


t1 = threading.Thread(target=greet, args=("Hello", "Ada"))
t2 = threading.Thread(target=greet, args=("Bye",), kwargs={"name": "Bob", "punctuation": "?", "times": 2})
t3 = threading.Thread(target=greet, kwargs=dict(greeting="Hi", name="Eve"))
for t in (t1, t2, t3):
    t.start()
    t.join()
for line in results:
    print(line)
nothing = threading.Thread()
nothing.start()
nothing.join()
print("a thread without a target ends at once:", nothing.is_alive())
