"""A handler of a signal that the program raises itself."""
import signal


def handler(number, frame):
    print("handler:", signal.Signals(number).name, frame.f_code.co_name)


def work():
    print("before")
    signal.raise_signal(signal.SIGTERM)
    print("after")


old = signal.signal(signal.SIGTERM, handler)
print(old is signal.SIG_DFL, signal.getsignal(signal.SIGTERM) is handler)
work()
signal.signal(signal.SIGTERM, signal.SIG_IGN)
signal.raise_signal(signal.SIGTERM)
print("ignored", signal.getsignal(signal.SIGTERM).name)
signal.signal(signal.SIGTERM, signal.SIG_DFL)
