"""An exception in the main thread: other threads finish, and the exit code is 1."""
import threading

gate = threading.Event()


def work():
    gate.wait()
    print("the thread finishes its work")


threading.Thread(target=work).start()
threading.Timer(0.1, gate.set).start()
raise SystemError("main is gone")
