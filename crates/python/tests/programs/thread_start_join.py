# Threads start, run and end; names as CPython gives them.
import threading, _thread

seen = []

def work(number, *, scale=1):
    seen.append((number * scale, threading.current_thread().name))

threads = [threading.Thread(target=work, args=(number,), kwargs={"scale": 10}) for number in range(3)]
print([thread.name for thread in threads], [thread.is_alive() for thread in threads])
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(sorted(seen), [thread.is_alive() for thread in threads])
named = threading.Thread(target=work, args=(7,), name="worker", daemon=True)
print(named.name, named.daemon, named.ident)
named.start()
named.join()
print(named.ident is not None, sorted(seen)[-1])
print(threading.main_thread() is threading.current_thread(), threading.main_thread().name)
print(threading.active_count(), len(threading.enumerate()))

class Sum(threading.Thread):
    def __init__(self, numbers):
        super().__init__()
        self.numbers, self.result = numbers, None

    def run(self):
        self.result = sum(self.numbers)

sums = [Sum(range(10 * n)) for n in range(1, 4)]
for one in sums:
    one.start()
for one in sums:
    one.join(timeout=10)
print([one.result for one in sums], [one.name for one in sums])

def refused(function, *args):
    try:
        function(*args)
    except (RuntimeError, ValueError, TypeError, AssertionError) as error:
        print(type(error).__name__, error)

refused(sums[0].start)
refused(threading.Thread(target=work).join)
refused(threading.current_thread().join)
refused(threading.Thread, "group")
fresh = threading.Thread(target=print)
fresh.daemon = True
fresh.start()
fresh.join()
try:
    fresh.daemon = False
except RuntimeError as error:
    print(error)
print(_thread.start_new_thread is not None, threading.get_ident() == threading.main_thread().ident)
