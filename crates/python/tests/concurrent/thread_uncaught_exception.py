"""An exception that a thread does not catch is printed and ends only that thread."""
import threading


def fail():
    print("about to fail")
    raise ValueError("something went wrong")


t = threading.Thread(target=fail, name="Failing")
t.start()
t.join()
print("main goes on; alive:", t.is_alive())
