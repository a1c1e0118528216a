"""A daemon process is not allowed to have children."""
import multiprocessing


def nothing():
    print("never printed")


def parent():
    child = multiprocessing.Process(target=nothing)
    print("daemon flag is inherited:", child.daemon, multiprocessing.current_process().daemon)
    try:
        child.start()
    except AssertionError as error:
        print("AssertionError:", error)


if __name__ == "__main__":
    p = multiprocessing.Process(target=parent, daemon=True)
    p.start()
    p.join()
    print(p.exitcode)
