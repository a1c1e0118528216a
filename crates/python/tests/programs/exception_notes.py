e = ValueError("text")
print(hasattr(e, "__notes__"))
e.add_note("first")
e.add_note("second")
print(e.__notes__, str(e), e.args)
try:
    e.add_note(5)
except TypeError as error:
    print(type(error).__name__)
try:
    raise e
except ValueError as caught:
    caught.add_note("third")
print(e.__notes__)


def annotated():
    try:
        1 / 0
    except ZeroDivisionError as error:
        error.add_note("while dividing")
        raise


try:
    annotated()
except ZeroDivisionError as error:
    print(error, error.__notes__)
group = ExceptionGroup("g", [ValueError(1), TypeError(2)])
group.add_note("note of the group")
part, rest = group.split(ValueError)
print(part.__notes__, rest.__notes__)
e.__notes__ = ["replaced"]
e.add_note("added")
print(e.__notes__)
