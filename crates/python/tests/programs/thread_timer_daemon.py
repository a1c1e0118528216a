# Timers, daemons, and what a program waits for at its end.
import atexit, threading, time

fired = threading.Event()
timer = threading.Timer(0.01, fired.set)
timer.start()
print(fired.wait(5))
never = threading.Timer(60, print, ["never"])
never.start()
never.cancel()
never.join()
print(never.is_alive())

def forever():
    while True:
        time.sleep(0.001)

daemon = threading.Thread(target=forever, daemon=True)
daemon.start()
print(daemon.is_alive(), daemon.daemon)

def late():
    time.sleep(0.02)
    print("late, but waited for")

threading.Thread(target=late).start()
atexit.register(print, "at exit")
print("main is over")
