"""join before start, and a thread that joins itself."""
import threading

t = threading.Thread(target=print)
try:
    t.join()
except RuntimeError as error:
    print("before start:", error)


def join_me():
    try:
        threading.current_thread().join()
    except RuntimeError as error:
        print("itself:", error)


t = threading.Thread(target=join_me)
t.start()
t.join()
try:
    threading.main_thread().join()
except RuntimeError as error:
    print("main:", error)
