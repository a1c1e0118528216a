# except*: splitting, what is left, raising within, bare and naked exceptions.
def run(raised, *, inner=None):
    log = []
    try:
        try:
            raise raised
        except* ValueError as group:
            log.append(("V", type(group).__name__, [str(e) for e in group.exceptions]))
            if inner == "raise":
                raise KeyError("new")
            if inner == "reraise":
                raise
        except* (TypeError, OSError) as group:
            log.append(("T/O", group.message, len(group.exceptions)))
        else:
            log.append("else")
        finally:
            log.append("finally")
    except BaseException as left:
        log.append(("left", type(left).__name__, str(left), [repr(e) for e in getattr(left, "exceptions", [])], repr(left.__context__)[:40], repr(left.__cause__)))
    print(log)


run(ValueError("naked"))
run(ExceptionGroup("g", [ValueError(1), TypeError(2), ValueError(3)]))
run(ExceptionGroup("g", [ValueError(1), KeyError(2), ExceptionGroup("h", [OSError(3), IndexError(4)])]))
run(ExceptionGroup("g", [KeyError(1)]))
run(KeyError("naked and not caught"))
run(ExceptionGroup("g", [ValueError(1), TypeError(2)]), inner="raise")
run(ExceptionGroup("g", [ValueError(1), KeyError(2)]), inner="reraise")
run(BaseExceptionGroup("b", [KeyboardInterrupt(), ValueError("v")]))
for text in ["try: pass\nexcept* ValueError: pass\nexcept KeyError: pass", "try: pass\nexcept*: pass", "for x in []:\n  try: pass\n  except* ValueError: break", "def f():\n  try: pass\n  except* ValueError: return 1", "try: pass\nexcept* ValueError: pass\nexcept*: pass"]:
    try:
        compile(text, "t", "exec")
    except SyntaxError as error:
        print(error.msg, error.lineno)
for kind in ["ExceptionGroup", "3", "(ValueError, ExceptionGroup)", "int"]:
    try:
        exec(f"try:\n    raise ValueError(1)\nexcept* {kind}:\n    print('in')")
    except BaseException as error:
        print(kind, type(error).__name__, error)
for wrong in [lambda: ExceptionGroup("g", []), lambda: ExceptionGroup("g", [1]), lambda: ExceptionGroup(1, [ValueError()]), lambda: ExceptionGroup("g", ValueError()), lambda: ExceptionGroup("g"), lambda: ExceptionGroup("g", [KeyboardInterrupt()]), ]:
    try:
        print(wrong())
    except Exception as error:
        print(type(error).__name__, error)
print(repr(ExceptionGroup("g", [ValueError(1), TypeError("t")])), str(ExceptionGroup("g", [ValueError()])), str(ExceptionGroup("g", (ValueError(), KeyError()))), type(BaseExceptionGroup("x", [ValueError()])).__name__, ExceptionGroup("g", [ValueError(1)]).derive([KeyError(2)]))
