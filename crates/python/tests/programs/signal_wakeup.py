# The descriptor that numbers of signals are written to, exceptions of handlers, and os.kill.
import os
import signal
import socket
import threading

reader, writer = socket.socketpair()
reader.setblocking(False)
writer.setblocking(False)
print(signal.set_wakeup_fd(writer.fileno()))
signal.signal(signal.SIGUSR1, lambda number, frame: None)
signal.signal(signal.SIGUSR2, lambda number, frame: None)
signal.raise_signal(signal.SIGUSR1)
os.kill(os.getpid(), signal.SIGUSR2)
print(list(reader.recv(10)) == [signal.SIGUSR1, signal.SIGUSR2])
print(signal.set_wakeup_fd(-1) == writer.fileno(), signal.set_wakeup_fd(-1))
signal.raise_signal(signal.SIGUSR1)
try:
    reader.recv(10)
except BlockingIOError:
    print("nothing")

def raises(number, frame):
    raise LookupError("from the handler")

signal.signal(signal.SIGUSR1, raises)
try:
    signal.raise_signal(signal.SIGUSR1)
    print("not here")
except LookupError as error:
    print(error)
errors = []

def other():
    for call in (lambda: signal.signal(signal.SIGUSR1, raises), lambda: signal.set_wakeup_fd(-1)):
        try:
            call()
        except ValueError as error:
            errors.append(str(error))

thread = threading.Thread(target=other)
thread.start()
thread.join()
print(errors)
reader.close()
writer.close()
