"""sys.excepthook gets the uncaught exception of the main thread, before the exit handlers."""
import atexit
import sys


def hook(kind, error, traceback):
    print("hook:", kind.__name__, error, traceback.tb_lineno > 0)


sys.excepthook = hook
atexit.register(print, "exit handler")
print("about to fail")
raise LookupError("nothing found")
