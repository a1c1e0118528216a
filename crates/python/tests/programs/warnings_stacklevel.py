# Where a warning comes from.
import sys
import warnings

def low(level):
    warnings.warn("low", stacklevel=level)

def middle(level):
    low(level)

def high(level):
    middle(level)

with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    base = sys._getframe().f_lineno + 1
    high(1)
    high(2)
    high(3)
    high(4)
    high(50)
    warnings.warn("here", stacklevel=0)
    print([w.lineno - base for w in caught if w.filename == __file__])
    # From further away than the program reaches: 3.14 says "<sys>", line 0, where 3.11 said "sys", line 1.
    print([w.filename == __file__ for w in caught], caught[4].filename.strip("<>"))
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    warnings.warn_explicit("explicit", UserWarning, "made_up.py", 12)
    warnings.warn_explicit("explicit", UserWarning, "made_up.py", 12, module="m", registry={}, source=5)
    print([(w.filename, w.lineno, w.source) for w in caught])
registry = {}
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("default")
    for line in (1, 1, 2):
        warnings.warn_explicit("noted", UserWarning, "f.py", line, registry=registry)
    print([w.lineno for w in caught], sorted(key[2] for key in registry if isinstance(key, tuple)))
try:
    warnings.warn_explicit("x", UserWarning, "f.py", 1, registry=5)
except TypeError as error:
    print(error)
print("__warningregistry__" in globals())
warnings.warn("noted in the module's registry", ImportWarning)
print("__warningregistry__" in globals())
