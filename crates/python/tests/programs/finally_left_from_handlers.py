# A handler that is left by return, break or continue runs finally once, also where finally raises; nothing is handled then.
import sys


def by_continue():
    for n in range(3):
        try:
            1 / 0
        except ZeroDivisionError as error:
            if n < 2:
                continue
            print("last", error)
        finally:
            print("finally", n, sys.exc_info()[0])
            if n == 1:
                raise ValueError("from finally")


def by_return():
    try:
        1 / 0
    except ZeroDivisionError:
        return "never"
    finally:
        print("finally", sys.exc_info())
        raise KeyError("from finally")


def by_break():
    while True:
        try:
            raise OSError
        except OSError:
            try:
                break
            finally:
                print("inner finally", sys.exc_info()[0])
                [][1]
        finally:
            print("outer finally", sys.exc_info()[0])


def from_group():
    try:
        try:
            raise ExceptionGroup("g", [ValueError()])
        except* ValueError:
            raise TypeError("from the handler")
        finally:
            print("finally of the group", sys.exc_info()[0].__name__)
            raise RuntimeError("from finally")
    except RuntimeError as error:
        print(repr(error), repr(error.__context__))


def from_with():
    class Manager:
        def __enter__(self): ...

        def __exit__(self, kind, value, tb):
            print("exit", kind and kind.__name__)
            if kind is None:
                raise ValueError("from exit")

    for _ in range(2):
        with Manager():
            try:
                1 / 0
            except ZeroDivisionError:
                continue
            finally:
                print("in with")


def generator():
    try:
        1 / 0
    except ZeroDivisionError:
        yield 1
        return
    finally:
        print("generator's finally")
        raise LookupError("in the generator")


for run in [by_continue, by_return, by_break, from_group, from_with, lambda: list(generator())]:
    try:
        print(run())
    except Exception as error:
        print(run.__name__, repr(error), "context", repr(error.__context__))
