"""An exception that a thread caught is gone when the thread is over; sys.exc_info is of the thread."""
import sys
import threading
import weakref


class Failure(Exception):
    pass


found = {}


def work():
    try:
        raise Failure("inside")
    except Failure as error:
        found["ref"] = weakref.ref(error)
        found["inside"] = sys.exc_info()[0].__name__
        other = threading.Thread(target=lambda: found.update(other=sys.exc_info()[0]))
        other.start()
        other.join()
    found["after"] = sys.exc_info()[0]


t = threading.Thread(target=work)
t.start()
t.join()
print({k: v for k, v in found.items() if k != "ref"}, found["ref"]())
