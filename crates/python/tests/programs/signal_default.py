# A signal that nobody handles ends the program.
import signal

signal.signal(signal.SIGTERM, signal.SIG_IGN)
signal.raise_signal(signal.SIGTERM)
signal.raise_signal(signal.SIGCHLD)
print("still here")
raise KeyboardInterrupt
