# Signals: handlers, numbers, names, and what is not allowed.
import signal

print(signal.SIGINT, int(signal.SIGINT), signal.SIGTERM.name, signal.Signals(2), signal.Handlers(1))
print(signal.getsignal(signal.SIGINT) is signal.default_int_handler, signal.getsignal(signal.SIGTERM))
heard = []

def handler(number, frame):
    heard.append((number, frame.f_code.co_name, signal.Signals(number).name))

print(signal.signal(signal.SIGUSR1, handler), signal.getsignal(signal.SIGUSR1) is handler)

def raiser():
    signal.raise_signal(signal.SIGUSR1)
    return "went on"

print(raiser(), heard)
print(signal.signal(signal.SIGUSR1, signal.SIG_IGN) is handler)
signal.raise_signal(signal.SIGUSR1)
print(len(heard), signal.getsignal(signal.SIGUSR1))
try:
    signal.raise_signal(signal.SIGINT)
except KeyboardInterrupt as error:
    print(repr(error))
old = signal.signal(signal.SIGINT, handler)
signal.raise_signal(signal.SIGINT)
print(heard[-1][2], signal.signal(signal.SIGINT, old) is handler)
for wrong in (
    lambda: signal.signal(0, handler),
    lambda: signal.signal(1000, handler),
    lambda: signal.signal(signal.SIGKILL, handler),
    lambda: signal.signal(signal.SIGUSR1, 5.5),
    lambda: signal.getsignal(0),
    lambda: signal.raise_signal(1000),
    lambda: signal.default_int_handler(),
):
    try:
        wrong()
    except (ValueError, OSError, TypeError) as error:
        print(type(error).__name__, error)
print(signal.strsignal(signal.SIGTERM), signal.strsignal(signal.SIGSEGV), signal.NSIG)
print(signal.SIGINT in signal.valid_signals(), len(signal.valid_signals()))
