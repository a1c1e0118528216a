# threading.excepthook: what it gets, what it does alone, SystemExit in threads, errors in the hook.
import sys
import threading
import io


def fail(text):
    raise ValueError(text)


seen = []
original = threading.excepthook
threading.excepthook = lambda args: seen.append((args.exc_type.__name__, str(args.exc_value), args.exc_traceback is not None, args.thread.name))
for name in ["one", "two"]:
    thread = threading.Thread(target=fail, args=(name,), name=name)
    thread.start()
    thread.join()
print(seen, thread.is_alive())
leaving = threading.Thread(target=sys.exit, args=(3,))
leaving.start()
leaving.join()
print("SystemExit is silent", len(seen))
threading.excepthook = threading.__excepthook__
sys.stderr = io.StringIO()
thread = threading.Thread(target=fail, args=("default",), name="named")
thread.start()
thread.join()
lines = sys.stderr.getvalue().splitlines()
print(lines[0], "|", lines[-1], "|", original is threading.__excepthook__)
sys.stderr = io.StringIO()


def bad_hook(args):
    raise RuntimeError("hook fails")


threading.excepthook = bad_hook
thread = threading.Thread(target=fail, args=("x",))
thread.start()
thread.join()
lines = sys.stderr.getvalue().splitlines()
print(lines[0], "|", lines[-1])
sys.stderr = sys.__stderr__
threading.excepthook = original
try:
    threading.excepthook(3)
except TypeError as error:
    print(error)
