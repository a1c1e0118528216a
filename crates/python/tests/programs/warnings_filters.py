# Filters: which warnings are shown, how often, and which are errors.
import warnings

shown = []
warnings.showwarning = lambda message, category, filename, lineno, file=None, line=None: shown.append(
    (category.__name__, str(message))
)

def warn(times, *args):
    shown.clear()
    for _ in range(times):
        warnings.warn(*args)
    return list(shown)

print(warn(2, "hello"))
print(warn(2, "hello"), warn(1, "other", RuntimeWarning))
for action in ("always", "ignore", "once", "module", "default"):
    with warnings.catch_warnings():
        warnings.simplefilter(action)
        print(action, warn(2, f"by {action}"), warn(1, f"by {action}"))
with warnings.catch_warnings():
    warnings.simplefilter("error", DeprecationWarning)
    try:
        warnings.warn("old", DeprecationWarning)
    except DeprecationWarning as error:
        print(repr(error))
    print(warn(1, "only others", UserWarning))
with warnings.catch_warnings():
    warnings.filterwarnings("ignore", message="skip.*")
    warnings.filterwarnings("error", message=".*bad", category=UserWarning)
    print(warn(1, "skip this"), warn(1, "this stays"))
    try:
        warn(1, "very bad")
    except UserWarning as error:
        print("raised", error)
    warnings.resetwarnings()
    print(len(warnings.filters), warn(1, "nothing filters", PendingDeprecationWarning))
for wrong in (lambda: warnings.simplefilter("nonsense"), lambda: warnings.filterwarnings("error", lineno=-1)):
    try:
        wrong()
    except (AssertionError, ValueError):
        print("refused")
print(warn(1, "deprecated in main", DeprecationWarning), warn(1, "resource", ResourceWarning))
