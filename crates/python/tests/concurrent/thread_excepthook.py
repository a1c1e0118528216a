"""threading.excepthook gets the exception, and the original hook can be restored."""
import threading


def hook(args):
    print("fields:", args._fields if hasattr(args, "_fields") else sorted(n for n in dir(args) if n.startswith(("exc_", "thread"))))
    print(args.exc_type.__name__, "|", args.exc_value, "|", args.thread.name, "|", args.exc_traceback is not None)


def fail():
    raise LookupError("lost")


threading.excepthook = hook
t = threading.Thread(target=fail, name="hooked")
t.start()
t.join()
threading.excepthook = threading.__excepthook__
t = threading.Thread(target=fail, name="unhooked")
t.start()
t.join()
print("end")
