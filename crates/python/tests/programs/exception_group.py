def handle(group):
    try:
        raise group
    except* ValueError as e:
        print("values", e.message, [str(x) for x in e.exceptions])
    except* (KeyError, IndexError) as e:
        print("lookups", [type(x).__name__ for x in e.exceptions])
    else:
        print("else")
    finally:
        print("finally")


handle(ExceptionGroup("g", [ValueError("a"), KeyError("k"), ValueError("b")]))
try:
    handle(ExceptionGroup("rest", [TypeError("t"), ValueError("v"), OSError("o")]))
except ExceptionGroup as e:
    print("left", repr(e))
try:
    raise ValueError("naked")
except* ValueError as e:
    print(repr(e))
try:
    pass
except* Exception:
    print("no")
else:
    print("else without error")
nested = ExceptionGroup("outer", [ExceptionGroup("inner", [ValueError(1), TypeError(2)]), ValueError(3)])
try:
    raise nested
except* ValueError as e:
    print(repr(e))
except* TypeError as e:
    print(repr(e))
print(str(nested), nested.message, len(nested.exceptions))
try:
    try:
        raise ExceptionGroup("x", [ValueError(1)])
    except* ValueError:
        raise KeyError("new")
except ExceptionGroup as e:
    print(repr(e), repr(e.exceptions[0].__context__))
except KeyError as e:
    print("plain", repr(e), repr(e.__context__))
try:
    try:
        raise ExceptionGroup("y", [ValueError(1), TypeError(2)])
    except* ValueError as e:
        raise
except ExceptionGroup as e:
    print("raised again", repr(e))
