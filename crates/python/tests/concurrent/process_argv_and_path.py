"""The child gets the parent's sys.argv, as it is when the child starts."""
import multiprocessing
import os
import sys


def show():
    print([os.path.basename(a) for a in sys.argv])
    print(sys.flags.interactive, __file__ == os.path.abspath(__file__), os.path.basename(__file__))


if __name__ == "__main__":
    sys.argv = [sys.argv[0], "--level", "3"]
    p = multiprocessing.Process(target=show)
    p.start()
    p.join()
