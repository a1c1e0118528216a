"""In the child, __main__ and __mp_main__ are one module, so pickles of the parent's classes work."""
import multiprocessing
import sys


class Point:
    def __init__(self, x, y):
        self.x, self.y = x, y


def check(point):
    print(sys.modules["__main__"] is sys.modules["__mp_main__"])
    print(isinstance(point, Point), type(point).__module__, point.x, point.y)
    print(sys.modules["__main__"].Point is Point)


if __name__ == "__main__":
    print("__mp_main__" in sys.modules)
    p = multiprocessing.Process(target=check, args=(Point(1, 2),))
    p.start()
    p.join()
