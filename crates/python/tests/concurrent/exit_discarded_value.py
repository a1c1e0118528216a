"""An object whose value is discarded goes at once, before the next statement runs."""
import threading
import weakref


class Noisy:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("gone:", self.name)


def make(name):
    return Noisy(name)


def work():
    Noisy("class called")
    print("after the call of the class")
    make("function called")
    x = 1
    print("after the call of the function", x)
    thing = Noisy("a variable")
    reference = weakref.ref(thing)
    del thing
    print("after del", reference())
    [Noisy("in a list"), 2]
    y = 2
    print("after the list", y)


work()
t = threading.Thread(target=work)
t.start()
t.join()
