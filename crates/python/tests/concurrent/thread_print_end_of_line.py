"""Threads that share standard output through a lock keep their lines whole."""
import io
import sys
import threading

lock = threading.Lock()
buffer = io.StringIO()


def say(name, times):
    for i in range(times):
        with lock:
            print(name, end=":", file=buffer)
            print(i, file=buffer)


threads = [threading.Thread(target=say, args=(name, 30)) for name in ("tick", "tack")]
for t in threads:
    t.start()
for t in threads:
    t.join()
lines = buffer.getvalue().splitlines()
print(len(lines), set(lines) == {f"{n}:{i}" for n in ("tick", "tack") for i in range(30)})
own = [int(l.split(":")[1]) for l in lines if l.startswith("tick")]
print("each in its own order:", own == sorted(own))
sys.stdout.write("end\n")
