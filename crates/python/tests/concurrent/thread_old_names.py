"""The old names of threading still work, and warn."""
import threading
import warnings

warnings.simplefilter("always")
with warnings.catch_warnings(record=True) as caught:
    t = threading.Thread(target=print, args=("hello from a thread",))
    t.setName("Old")
    t.setDaemon(True)
    print(t.getName(), t.isDaemon())
    print(threading.currentThread() is threading.current_thread())
    print(threading.activeCount())
    event = threading.Event()
    event.set()
    print(event.isSet())
    condition = threading.Condition()
    with condition:
        condition.notifyAll()
    t.start()
    t.join()
for warning in caught:
    print(warning.category.__name__, warning.message)
