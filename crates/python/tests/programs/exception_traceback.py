def third():
    raise ValueError("deep")

def second():
    third()

def first():
    try:
        second()
    except ValueError as e:
        return e

def frames(e):
    found = []
    tb = e.__traceback__
    while tb is not None:
        found.append((tb.tb_frame.f_code.co_name, tb.tb_lineno))
        tb = tb.tb_next
    return found

e = first()
print(frames(e))
try:
    raise e
except ValueError as again:
    print(frames(again))
fresh = ValueError("never raised")
print(fresh.__traceback__, frames(fresh))
try:
    raise ValueError("cut").with_traceback(None)
except ValueError as cut:
    print(frames(cut))
try:
    raise e.with_traceback(None)
except ValueError as reset:
    print(frames(reset))

def multi(a,
          b):
    return (a +
            b)

try:
    multi(1,
          "x")
except TypeError as error:
    print(frames(error))

def gen():
    yield 1
    1 / 0

try:
    list(gen())
except ZeroDivisionError as error:
    print(frames(error))
    print([1 for _ in frames(error)])
