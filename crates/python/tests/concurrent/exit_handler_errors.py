"""An exit handler that fails is reported on standard error; the others still run."""
import atexit


def bad():
    raise ValueError("handler failed")


def good(text):
    print("good handler", text)


atexit.register(good, "one")
atexit.register(bad)
atexit.register(good, "two")
removed = atexit.register(print, "never printed")
atexit.unregister(removed)
atexit.register(good, "three")
print("main ends")
