"""A timer calls its function with arguments, once, after a while."""
import threading

done = threading.Event()


def ring(name, times=1):
    print("ring", name, times, threading.current_thread().name == timer.name)
    done.set()


timer = threading.Timer(0.02, ring, args=["bell"], kwargs={"times": 3})
print(isinstance(timer, threading.Thread), timer.interval, timer.args, timer.kwargs)
timer.start()
print(done.wait(5))
timer.join()
print(timer.is_alive(), timer.finished.is_set())
