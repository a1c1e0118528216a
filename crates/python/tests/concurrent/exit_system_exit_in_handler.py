"""sys.exit in an exit handler does not stop the other handlers."""
import atexit
import sys

atexit.register(print, "registered first, runs last")


@atexit.register
def leave():
    print("leaving from a handler")
    sys.exit(5)


print("main ends")
