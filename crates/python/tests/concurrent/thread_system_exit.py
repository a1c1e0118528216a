"""sys.exit in a thread ends that thread silently and leaves the exit code of the program alone."""
import sys
import threading


def leave(code):
    print("leaving with", code)
    sys.exit(code)
    print("not reached")


for code in (None, 0, 3, "message"):
    t = threading.Thread(target=leave, args=(code,))
    t.start()
    t.join()
print("main thread ends as usual")
