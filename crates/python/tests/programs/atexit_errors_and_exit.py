# An error in what runs at the end does not stop the rest and does not change the exit code.
import atexit
import io
import sys


def show():
    print("last of all:", [line for line in sys.stderr.getvalue().splitlines() if line and line[0] != " " and "ignored" not in line])


def fails():
    print("fails now")
    raise ValueError("in atexit")


def leaves():
    print("leaves now")
    sys.exit(9)


atexit.register(show)
atexit.register(fails)
atexit.register(leaves)
sys.stderr = io.StringIO()
print("main")
sys.exit(4)
