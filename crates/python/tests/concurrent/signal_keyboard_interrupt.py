"""SIGINT raises KeyboardInterrupt in the main thread, which can be caught."""
import signal

signal.signal(signal.SIGINT, signal.default_int_handler)
print(signal.getsignal(signal.SIGINT) is signal.default_int_handler)
try:
    try:
        signal.raise_signal(signal.SIGINT)
        print("not reached")
    finally:
        print("finally")
except KeyboardInterrupt as error:
    print("KeyboardInterrupt", error.args, isinstance(error, Exception))
signal.signal(signal.SIGINT, lambda number, frame: print("own handler", number == signal.SIGINT))
signal.raise_signal(signal.SIGINT)
