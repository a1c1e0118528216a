import sys


def show(fn):
    try:
        fn()
    except SystemExit as e:
        print(repr(e), e.code, e.args, str(e))


show(lambda: sys.exit())
show(lambda: sys.exit(0))
show(lambda: sys.exit(3))
show(lambda: sys.exit("message"))
show(lambda: sys.exit((1, 2)))
show(lambda: sys.exit(None))
print(issubclass(SystemExit, Exception), SystemExit().code, SystemExit(5).code, SystemExit(1, 2).code)


def exit_by_raise():
    raise SystemExit


show(exit_by_raise)
try:
    try:
        sys.exit(1)
    except Exception:
        print("not caught as Exception")
    finally:
        print("finally")
except BaseException as e:
    print("BaseException", repr(e))


def gen():
    try:
        yield 1
    finally:
        print("gen finally")


g = gen()
next(g)
try:
    for x in [1]:
        sys.exit("leaving")
except SystemExit as e:
    print(e.code)
g.close()
print(sys.exc_info())
try:
    1 / 0
except ZeroDivisionError:
    kind, error, trace = sys.exc_info()
    print(kind.__name__, error, trace is not None)
try:
    sys.exit(7)
finally:
    print("last words")
