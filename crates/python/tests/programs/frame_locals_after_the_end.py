# The frames of a traceback keep their variables when they are over.
import sys


class Thing:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("del", self.name)


def inner(argument):
    kept = Thing("kept")
    number = 5
    for index in range(3):
        if index == 1:
            raise ValueError("inner")


def outer():
    before = "seen"
    inner([1, 2])
    after = "never"


try:
    outer()
except ValueError as error:
    frames = []
    tb = error.__traceback__
    while tb:
        frames.append(tb.tb_frame)
        tb = tb.tb_next
    for frame in frames[1:]:
        names = {name: value if not isinstance(value, Thing) else value.name for name, value in frame.f_locals.items()}
        print(frame.f_code.co_name, names, frame.f_lineno)
    print("still handled")
del frames, frame, tb
print("the exception is gone")


def generator():
    value = Thing("in the generator")
    yield 1
    raise RuntimeError("from the generator")


try:
    for item in generator():
        print(item)
except RuntimeError as error:
    print(sorted(error.__traceback__.tb_next.tb_frame.f_locals))
print("end")
