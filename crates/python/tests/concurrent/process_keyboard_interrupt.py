"""A KeyboardInterrupt in a child is reported like any other error."""
import multiprocessing


def interrupt():
    try:
        raise KeyboardInterrupt("by hand")
    finally:
        print("finally")


if __name__ == "__main__":
    p = multiprocessing.Process(target=interrupt)
    p.start()
    p.join()
    print(p.exitcode)
