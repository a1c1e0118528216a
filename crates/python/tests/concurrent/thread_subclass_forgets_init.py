"""A subclass that does not call Thread.__init__ cannot be started."""
import threading


class Forgetful(threading.Thread):
    def __init__(self):
        self.value = 1


for action in ("start", "join", "is_alive"):
    t = Forgetful()
    try:
        getattr(t, action)()
    except RuntimeError as error:
        print(action, "->", error)
    except AssertionError as error:
        print(action, "->", "AssertionError", error)
