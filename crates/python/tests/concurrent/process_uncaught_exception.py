"""An exception that a child does not catch is printed by the child; its exit code is 1."""
from multiprocessing import Process


def divide(a, b):
    print("dividing", a, "by", b)
    return a / b


if __name__ == "__main__":
    p = Process(target=divide, args=(1, 0))
    p.start()
    p.join()
    print("the parent goes on; exit code", p.exitcode)
