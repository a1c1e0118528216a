# Signals that are ignored, by the program or by everybody.
import signal

signal.signal(signal.SIGTERM, signal.SIG_IGN)
signal.raise_signal(signal.SIGTERM)
signal.raise_signal(signal.SIGCHLD)
print("still here")
signal.signal(signal.SIGINT, signal.SIG_IGN)
signal.raise_signal(signal.SIGINT)
raise SystemExit(3)
