"""join with a timeout returns None either way; is_alive tells what happened."""
import threading

gate = threading.Event()
t = threading.Thread(target=gate.wait)
t.start()
print(t.join(0.02), t.is_alive())
print(t.join(timeout=0), t.is_alive())
print(t.join(-1), t.is_alive())
gate.set()
print(t.join(5), t.is_alive())
