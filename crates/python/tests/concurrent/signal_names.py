"""The names and numbers of signals, and what can be done with them."""
import signal

print(signal.SIGINT.name, int(signal.SIGINT), signal.Signals(15).name, repr(signal.SIGKILL))
print(signal.strsignal(signal.SIGTERM), "|", signal.strsignal(signal.SIGINT))
print(signal.SIGTERM in signal.valid_signals(), signal.SIG_DFL.name, signal.SIG_IGN.value)
for number in (signal.SIGKILL, signal.SIGSTOP):
    try:
        signal.signal(number, signal.SIG_IGN)
    except OSError as error:
        print(error)
try:
    signal.Signals(0)
except ValueError as error:
    print(error)
