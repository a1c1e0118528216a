"""_thread.interrupt_main interrupts the main thread while it waits for work to do."""
import _thread
import signal
import threading

signal.signal(signal.SIGINT, lambda number, frame: events.append("handled"))
events = []
_thread.interrupt_main()
for _ in range(3):
    pass
events.append("after")
print(events)
signal.signal(signal.SIGINT, signal.default_int_handler)
try:
    _thread.interrupt_main()
    for _ in range(1000):
        pass
    print("not reached")
except KeyboardInterrupt:
    print("interrupted in", threading.current_thread().name)
