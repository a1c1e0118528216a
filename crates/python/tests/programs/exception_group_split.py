group = ExceptionGroup("top", [
    ValueError("a"),
    ExceptionGroup("low", [KeyError("b"), ValueError("c")]),
    TypeError("d"),
])
match, rest = group.split(ValueError)
print(repr(match))
print(repr(rest))
print(repr(group.subgroup(KeyError)), group.subgroup(OSError))
print(group.split(OSError)[0], group.split(Exception)[1])
print(repr(group.subgroup(lambda e: isinstance(e, (KeyError, TypeError)))))
print(repr(group.derive([ValueError("z")])), repr(group.subgroup((KeyError, TypeError))))
print(group.message, [type(e).__name__ for e in group.exceptions], group)


def attempt(call):
    try:
        print(repr(call()))
    except Exception as e:
        print(type(e).__name__, e)


attempt(lambda: ExceptionGroup("empty", []))
attempt(lambda: ExceptionGroup("wrong", [5]))
attempt(lambda: ExceptionGroup("base", [KeyboardInterrupt()]))
attempt(lambda: BaseExceptionGroup("plain", [ValueError(1)]))
attempt(lambda: BaseExceptionGroup("base", [KeyboardInterrupt()]))
attempt(lambda: ExceptionGroup(5, [ValueError()]))


class Mine(ExceptionGroup):
    def derive(self, excs):
        return Mine(self.message + "!", excs)


mine = Mine("mine", [ValueError(1), KeyError(2)])
a, b = mine.split(ValueError)
print(repr(a), repr(b), type(a).__name__)
try:
    raise mine
except* KeyError as e:
    print(repr(e))
except* ValueError as e:
    print(repr(e), type(e).__name__)
