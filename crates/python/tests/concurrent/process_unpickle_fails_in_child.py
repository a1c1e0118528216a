"""A class that only the parent knows cannot be made again in the child, which fails with exit code 1."""
import multiprocessing


def work(thing):
    print("never printed")


if __name__ == "__main__":
    class OnlyHere:
        pass

    p = multiprocessing.Process(target=work, args=(OnlyHere(),))
    p.start()
    p.join()
    print("exit code", p.exitcode)
