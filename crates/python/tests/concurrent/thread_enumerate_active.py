"""enumerate and active_count know the threads that live."""
import threading

gate = threading.Event()


def names():
    return sorted(t.name for t in threading.enumerate())


print(names(), threading.active_count())
threads = [threading.Thread(target=gate.wait, name=f"w{i}") for i in range(3)]
print("made:", threading.active_count())
for t in threads:
    t.start()
print("started:", names(), threading.active_count())
gate.set()
for t in threads:
    t.join()
print("joined:", names(), threading.active_count())
print(threading.enumerate() == [threading.main_thread()])
