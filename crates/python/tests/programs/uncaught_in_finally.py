def first():
    raise ValueError("the first error")


def second():
    try:
        first()
    finally:
        print("finally runs")
        raise TypeError("the second error hides the first")


try:
    second()
except TypeError as e:
    print(e, "|", repr(e.__context__))
try:
    print("once more")
    second()
finally:
    print("outermost finally")
