def bare():
    try:
        1 / 0
    except ZeroDivisionError:
        print("logging")
        raise

def bare_in_function():
    def again():
        raise

    try:
        int("x1")
    except ValueError:
        again()

def named():
    try:
        {}["k"]
    except KeyError as e:
        e.extra = "added"
        raise e

def after_inner():
    try:
        raise ValueError("outer")
    except ValueError:
        try:
            raise TypeError("inner")
        except TypeError:
            pass
        raise

def in_else():
    try:
        pass
    except ValueError:
        print("not here")
    else:
        raise ValueError("from else")

for f in (bare, bare_in_function, named, after_inner, in_else):
    try:
        f()
    except Exception as e:
        print(f.__name__, repr(e), repr(e.__context__), getattr(e, "extra", None))
try:
    raise
except RuntimeError as e:
    print(e)
saved = None
try:
    raise OSError("saved")
except OSError as e:
    saved = e
try:
    raise saved
except OSError as e:
    print(e is saved, repr(e))
