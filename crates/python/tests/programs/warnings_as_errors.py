# Filters of warnings: errors, once, ignored, by module and message; categories; catch_warnings.
import warnings


class Mine(UserWarning):
    pass


def old():
    warnings.warn("old is old", DeprecationWarning, stacklevel=2)


with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    old()
    warnings.warn("plain")
    warnings.warn(Mine("instance"))
    warnings.warn("typed", category=Mine)
    print([(w.category.__name__, str(w.message), w.lineno > 0, w.filename.endswith(".py")) for w in caught])
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("once")
    for _ in range(3):
        warnings.warn("the same")
    warnings.filterwarnings("ignore", message="skip.*")
    warnings.warn("skip this")
    warnings.filterwarnings("error", category=Mine)
    try:
        warnings.warn("raised", Mine)
    except Mine as error:
        print("raised as", repr(error))
    print(len(caught), caught[0].message)
with warnings.catch_warnings(action="error", category=DeprecationWarning):
    try:
        old()
    except DeprecationWarning as error:
        print(error)
for wrong in [lambda: warnings.warn("x", int), lambda: warnings.warn("x", 3), lambda: warnings.simplefilter("never"), lambda: warnings.filterwarnings("ignore", message=3), lambda: warnings.simplefilter("ignore", lineno=-1), lambda: warnings.warn()]:
    try:
        wrong()
    except (TypeError, AssertionError, ValueError) as error:
        print(str(error)[:40])
before = list(warnings.filters)
with warnings.catch_warnings():
    warnings.resetwarnings()
    print(warnings.filters)
print(warnings.filters == before, warnings.formatwarning("text", Mine, "file.py", 7, line="the line"), end="")
shown = []
original = warnings.showwarning
with warnings.catch_warnings():
    warnings.simplefilter("always")
    warnings.showwarning = lambda message, category, filename, lineno, file=None, line=None: shown.append((str(message), category.__name__))
    warnings.warn("shown by hand", RuntimeWarning)
print(shown, warnings.showwarning is original)
warnings.warn_explicit("explicit", Mine, "other.py", 3, registry={}) if False else None
