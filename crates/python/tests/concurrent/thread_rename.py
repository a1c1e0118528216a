"""The name of a thread can be changed before and while it runs."""
import threading

ready = threading.Event()
go_on = threading.Event()


def worker():
    print("inside:", threading.current_thread().name)
    ready.set()
    go_on.wait()
    print("inside, later:", threading.current_thread().name)


thread = threading.Thread(target=worker, name="first")
thread.name = "second"
thread.start()
ready.wait()
thread.name = "third"
go_on.set()
thread.join()
print("outside:", thread.name)
main = threading.current_thread()
main.name = "Boss"
print(threading.main_thread().name)
