class Bye:
    def __str__(self):
        return "bye from str"


def f():
    try:
        raise SystemExit("error: it went wrong")
    finally:
        print("finally of f")


class Ctx:
    def __enter__(self):
        print("enter")

    def __exit__(self, kind, error, trace):
        print("exit", kind.__name__, error.code)


try:
    raise SystemExit(Bye())
except SystemExit as e:
    print(e.code)
with Ctx():
    f()
print("not reached")
