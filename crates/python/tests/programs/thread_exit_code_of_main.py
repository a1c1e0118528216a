# sys.exit of the main thread waits for the others, whose errors do not change the code.
import sys
import threading
import time


def late():
    time.sleep(0.03)
    print("late work")
    sys.exit(99)


threading.Thread(target=late).start()
print("main leaves")
sys.exit(7)
