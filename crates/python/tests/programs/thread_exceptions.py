# What ends a thread: an exception, SystemExit, a hook.
import sys, threading, _thread

def bad():
    raise ValueError("no good")

class Text:
    def __init__(self):
        self.text = ""

    def write(self, text):
        self.text += text

    def flush(self):
        pass

sys.stderr, before = Text(), sys.stderr
thread = threading.Thread(target=bad, name="bad one")
thread.start()
thread.join()
lines, sys.stderr = sys.stderr.text.splitlines(), before
print(lines[0], "|", lines[1], "|", lines[-1])

thread = threading.Thread(target=sys.exit, args=(3,))
thread.start()
thread.join()
print("still here")

def hook(args):
    print(args.exc_type.__name__, args.exc_value, args.exc_traceback is not None, args.thread.name)

threading.excepthook = hook
thread = threading.Thread(target=bad, name="hooked")
thread.start()
thread.join()
threading.excepthook = threading.__excepthook__

unraised = []
sys.unraisablehook = lambda args: unraised.append((args.exc_type.__name__, str(args.exc_value)))
done = _thread.allocate_lock()
done.acquire()

def raw():
    try:
        bad()
    finally:
        done.release()

_thread.start_new_thread(raw, ())
done.acquire()
while not unraised:
    threading.Event().wait(0.001)
print(unraised)

ran = []
def raw_arguments(*args, **kwargs):
    ran.append((args, kwargs))
    done.release()

_thread.start_new_thread(raw_arguments, (1, 2), {"three": 3})
done.acquire()
print(ran)
for args in ((1, ()), (raw, 1), (raw, (), 1)):
    try:
        _thread.start_new_thread(*args)
    except TypeError as error:
        print(error)
