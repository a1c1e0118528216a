"""Leaving by SystemExit with a text: standard error gets the text and the exit code is 1."""
import atexit
import sys
import threading

atexit.register(print, "exit handler")
t = threading.Thread(target=lambda: print("a thread before the end"))
t.start()
t.join()
try:
    sys.exit("the reason")
finally:
    print("finally, then the end")
