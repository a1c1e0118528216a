"""Objects that module variables hold at the end go after the exit handlers."""
import atexit
import threading


class Noisy:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("gone:", self.name)


atexit.register(print, "exit handler")
kept = Noisy("a module variable")
local = threading.local()
local.value = Noisy("of the main thread's local")
del local
print("main ends")
