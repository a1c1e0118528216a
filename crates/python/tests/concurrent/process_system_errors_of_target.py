"""A target that cannot be called, or is called with the wrong arguments, fails in the child."""
import multiprocessing


def two(a, b):
    print("never printed")


if __name__ == "__main__":
    for target, args in ((5, ()), (two, (1,))):
        p = multiprocessing.Process(target=target, args=args)
        p.start()
        p.join()
        print(p.exitcode)
