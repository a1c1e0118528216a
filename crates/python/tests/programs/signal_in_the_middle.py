# Signals that a program raises itself: handlers, masks, KeyboardInterrupt in every place.
import signal
import time

log = []


def handler(number, frame):
    log.append((signal.Signals(number).name, frame.f_code.co_name))


def work():
    signal.raise_signal(signal.SIGUSR1)
    x = 1
    return x


old = signal.signal(signal.SIGUSR1, handler)
print(old, work(), log, signal.getsignal(signal.SIGUSR1) is handler)


def failing(number, frame):
    raise ValueError("from the handler")


signal.signal(signal.SIGTERM, failing)
try:
    signal.raise_signal(signal.SIGTERM)
    for _ in range(100):
        pass
except ValueError as error:
    print(error)
for place in ["for", "while", "with", "finally", "sleep", "generator"]:
    try:
        if place == "for":
            for n in range(10):
                if n == 5:
                    signal.raise_signal(signal.SIGINT)
                x = n
        elif place == "while":
            while True:
                signal.raise_signal(signal.SIGINT)
        elif place == "finally":
            try:
                pass
            finally:
                signal.raise_signal(signal.SIGINT)
                x = 1
        elif place == "sleep":
            signal.raise_signal(signal.SIGINT)
            time.sleep(10)
        elif place == "generator":
            list(signal.raise_signal(signal.SIGINT) for _ in range(3))
        else:
            signal.raise_signal(signal.SIGINT)
            x = 2
        print(place, "goes on")
    except KeyboardInterrupt:
        print(place, "is interrupted")
signal.signal(signal.SIGINT, signal.SIG_IGN)
signal.raise_signal(signal.SIGINT)
print("ignored", signal.getsignal(signal.SIGINT) == signal.SIG_IGN, signal.signal(signal.SIGINT, signal.default_int_handler))
print(signal.Signals.SIGINT, int(signal.SIGINT), signal.strsignal(2), signal.Handlers.SIG_DFL, signal.SIGTERM.name)
for wrong in [lambda: signal.signal(999, handler), lambda: signal.signal(signal.SIGINT, 5), lambda: signal.raise_signal(999), lambda: signal.getsignal(0), lambda: signal.Signals(777), lambda: signal.default_int_handler()]:
    try:
        print(wrong())
    except (ValueError, TypeError, OSError, KeyboardInterrupt) as error:
        print(type(error).__name__, error)
