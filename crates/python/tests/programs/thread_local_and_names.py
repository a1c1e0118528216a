# Each thread has its own: locals with initial values, names, identities, and what is listed.
import threading


class Mine(threading.local):
    kind = "class attribute"

    def __init__(self, start):
        print("initialised with", start, "in", threading.current_thread().name)
        self.value = start

    def bump(self):
        self.value += 1
        return self.value


mine = Mine(10)
mine.bump()
results = []


def work():
    mine.extra = "only here"
    results.append((mine.value, mine.bump(), mine.kind, sorted(vars(mine)), threading.current_thread() is threading.main_thread()))


for name in ["first", "second"]:
    thread = threading.Thread(target=work, name=name)
    thread.start()
    thread.join()
print(results, mine.value, hasattr(mine, "extra"))
plain = threading.local()
plain.x = 1
seen = []
thread = threading.Thread(target=lambda: seen.append(getattr(plain, "x", "nothing")))
thread.start()
thread.join()
print(seen, plain.__dict__)
del plain.x
try:
    plain.x
except AttributeError as error:
    print(str(error).replace("_thread._local", "_local"))
current = threading.current_thread()
print(current.name, current.ident == threading.get_ident(), current.native_id is not None, [t.name for t in threading.enumerate()], threading.active_count(), current.is_alive(), repr(current).split(",")[0])
current.name = "renamed"
print(threading.main_thread().name, threading.Thread(target=work).name.startswith("Thread-"), threading.Thread(target=work).name.endswith("(work)"))
unstarted = threading.Thread(target=work)
print(unstarted.ident, unstarted.is_alive(), "initial" in repr(unstarted), "stopped" in repr(thread))
