"""Cancelled timers do not call their functions, whether they were started or not."""
import threading

calls = []
before = threading.Timer(0.01, calls.append, ("cancelled before start",))
before.cancel()
before.start()
before.join()
during = threading.Timer(30, calls.append, ("cancelled while waiting",))
during.start()
print("waiting:", during.is_alive())
during.cancel()
during.join()
kept = threading.Timer(0.01, calls.append, ("kept",))
kept.start()
kept.join()
kept.cancel()
print(calls)
