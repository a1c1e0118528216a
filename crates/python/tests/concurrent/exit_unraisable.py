"""An error in __del__ is reported and ignored; sys.unraisablehook can take it."""
import sys


class Bad:
    def __del__(self):
        raise ValueError("in __del__")


bad = Bad()
del bad
print("after the first")
sys.unraisablehook = lambda u: print("hook:", u.exc_type.__name__, u.exc_value, u.object.__qualname__)
bad = Bad()
del bad
sys.unraisablehook = sys.__unraisablehook__
print("end")
