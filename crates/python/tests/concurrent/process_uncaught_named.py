"""The report of an uncaught exception begins with the name of the process."""
import multiprocessing


class Refused(Exception):
    pass


def fail():
    try:
        {}["key"]
    except KeyError as error:
        raise Refused("no key", 7) from error


if __name__ == "__main__":
    p = multiprocessing.Process(target=fail, name="Accountant")
    p.start()
    p.join()
    print(p.name, p.exitcode)
