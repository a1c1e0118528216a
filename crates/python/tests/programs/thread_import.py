# Two threads import one module: it is run once, and both see it whole.
import sys, threading

modules = []

def work():
    import string as found
    import decimal_like_nothing_else as missing

def importing():
    try:
        work()
    except ModuleNotFoundError as error:
        modules.append((str(error), sys.modules["string"].digits))

threads = [threading.Thread(target=importing) for _ in range(4)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(modules)
