"""A hook that itself fails is reported, and the program goes on."""
import threading


def hook(args):
    raise RuntimeError("the hook is broken")


threading.excepthook = hook
t = threading.Thread(target=lambda: 1 / 0)
t.start()
t.join()
print("still here")
