"""sys.exit with a text in a child writes it to standard error, and the exit code is 1."""
import multiprocessing
import sys


def leave():
    print("about to leave")
    sys.exit("I had enough")


if __name__ == "__main__":
    p = multiprocessing.Process(target=leave)
    p.start()
    p.join()
    print("exit code", p.exitcode)
