"""os.kill and pthread_kill send a signal to the program itself."""
import os
import signal
import threading

seen = []
signal.signal(signal.SIGUSR1, lambda number, frame: seen.append(signal.Signals(number).name))
signal.signal(signal.SIGUSR2, lambda number, frame: seen.append(number == signal.SIGUSR2))
os.kill(os.getpid(), signal.SIGUSR1)
for _ in range(10):
    pass
print(seen)
signal.pthread_kill(threading.get_ident(), signal.SIGUSR2)
for _ in range(10):
    pass
print(seen)
os.kill(os.getpid(), 0)
print("signal 0 only asks")
