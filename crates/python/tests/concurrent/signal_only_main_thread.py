"""Handlers can be set in the main thread only; a thread's signal is handled by the main thread."""
import signal
import threading

handled_by = []
signal.signal(signal.SIGUSR2, lambda number, frame: handled_by.append(threading.current_thread().name))


def work():
    try:
        signal.signal(signal.SIGUSR1, signal.SIG_IGN)
    except ValueError as error:
        print(type(error).__name__, "main thread" in str(error))
    print("in a thread:", signal.getsignal(signal.SIGUSR1) is signal.SIG_DFL)


t = threading.Thread(target=work, name="other")
t.start()
t.join()
signal.raise_signal(signal.SIGUSR2)
print(handled_by)
for wrong in (lambda: signal.signal(signal.SIGUSR1, 5.5), lambda: signal.signal(9999, signal.SIG_IGN)):
    try:
        wrong()
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
