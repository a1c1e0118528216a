# catch_warnings(record=True), categories, and messages that are warnings themselves.
import warnings

class Custom(UserWarning):
    def __str__(self):
        return "custom " + super().__str__()

with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    warnings.warn("plain")
    warnings.warn("with a class", SyntaxWarning)
    warnings.warn(Custom("text"))
    warnings.warn(Custom("text"), RuntimeWarning)
    warnings.warn(5)
    print([(type(w.message).__name__, str(w.message), w.category.__name__) for w in caught])
    print(caught[0].lineno, caught[-1].lineno - caught[0].lineno, caught[0].source, caught[0].line)
    print(str(caught[0]).startswith("{message : UserWarning('plain')"), caught[0].filename == __file__)
for wrong in (int, "text", 5):
    try:
        warnings.warn("x", wrong)
    except TypeError as error:
        print(type(error).__name__)
try:
    warnings.warn()
except TypeError as error:
    print(type(error).__name__)
manager = warnings.catch_warnings()
for call in (manager.__exit__, lambda: (manager.__enter__(), manager.__enter__())):
    try:
        call()
    except RuntimeError as error:
        print(str(error).split(" ")[0], str(error).split(" ")[-1])
manager.__exit__()
with warnings.catch_warnings(record=True) as caught:
    warnings.warn("default action", stacklevel=1)
    warnings.warn("default action", stacklevel=1)
    for _ in range(2):
        warnings.warn("same line")
    print([str(w.message) for w in caught])
