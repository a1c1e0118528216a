"""A handler that raises interrupts what the main thread does."""
import signal


class Stop(Exception):
    pass


def stop(number, frame):
    raise Stop(signal.Signals(number).name)


signal.signal(signal.SIGUSR1, stop)
for n in range(5):
    try:
        print("step", n)
        if n == 2:
            signal.raise_signal(signal.SIGUSR1)
            print("not reached")
    except Stop as error:
        print("stopped by", error)
        break
else:
    print("never stopped")
