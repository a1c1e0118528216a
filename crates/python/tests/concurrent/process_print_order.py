"""What a child prints comes between what the parent prints before start and after join."""
import multiprocessing
import sys


def child(n):
    print("child", n, end=" ")
    print("without an end of line", end="")
    sys.stdout.write(" written\n")


if __name__ == "__main__":
    print("first ", end="")
    print("line of the parent")
    for n in range(2):
        p = multiprocessing.Process(target=child, args=(n,))
        p.start()
        p.join()
        print("parent after", n)
