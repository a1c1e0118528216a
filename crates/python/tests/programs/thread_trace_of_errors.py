# An error in a thread is printed with its thread's name, and leaves the others and the exit code alone.
import io
import sys
import threading

sys.stderr = io.StringIO()


def fails(depth):
    if depth:
        return fails(depth - 1)
    raise LookupError("deep in the thread")


threads = [threading.Thread(target=fails, args=(n,), name=f"T{n}") for n in range(3)]
for thread in threads:
    thread.start()
    thread.join()
lines = sys.stderr.getvalue().splitlines()
print([line for line in lines if line.startswith("Exception in thread")])
print([line for line in lines if line.startswith("LookupError")], sum("in fails" in line for line in lines))
sys.stderr = sys.__stderr__


class Loud(Exception):
    def __str__(self):
        raise RuntimeError("no words")


caught = []
threading.excepthook = lambda args: caught.append(args)


def raise_loud():
    raise Loud


for target in [raise_loud, lambda: exec("raise SystemExit(5)"), lambda: exec("raise KeyboardInterrupt"), lambda: exec("raise GeneratorExit")]:
    thread = threading.Thread(target=target)
    thread.start()
    thread.join()
print([args.exc_type.__name__ for args in caught], caught[0].exc_value.__class__ is Loud)
caught.clear()
