"""A singleton that many threads ask for is made once: double-checked locking."""
import threading


class Connection:
    _instance = None
    _lock = threading.Lock()
    made = 0

    def __new__(cls):
        if cls._instance is None:
            with cls._lock:
                if cls._instance is None:
                    cls.made += 1
                    cls._instance = super().__new__(cls)
        return cls._instance


gate = threading.Barrier(8)
found = []


def ask():
    gate.wait()
    found.append(Connection())


threads = [threading.Thread(target=ask) for _ in range(8)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print("made:", Connection.made, "different ones:", len({id(c) for c in found}), "asked:", len(found))
