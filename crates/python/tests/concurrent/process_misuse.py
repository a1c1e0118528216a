"""start twice, join before start, the daemon flag too late, wrong arguments."""
import multiprocessing


def nothing():
    pass


if __name__ == "__main__":
    p = multiprocessing.Process(target=nothing)
    try:
        p.join()
    except AssertionError as error:
        print("AssertionError:", error)
    p.start()
    try:
        p.start()
    except AssertionError as error:
        print("AssertionError:", error)
    p.join()
    try:
        multiprocessing.Process(group=1)
    except AssertionError as error:
        print("AssertionError:", error)
    try:
        p.daemon = True
        print("not reached")
    except AssertionError as error:
        print("AssertionError:", error)
    try:
        multiprocessing.Process(target=nothing, args=5)
    except TypeError as error:
        print("TypeError:", error)
