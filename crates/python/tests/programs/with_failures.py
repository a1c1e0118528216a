log = []

class Ctx:
    def __init__(self, name, fail=None):
        self.name, self.fail = name, fail

    def __enter__(self):
        log.append(f"enter {self.name}")
        if self.fail == "enter":
            raise ValueError(f"enter of {self.name}")
        return self

    def __exit__(self, kind, error, trace):
        log.append(f"exit {self.name} {error!r}")
        if self.fail == "exit":
            raise KeyError(f"exit of {self.name}")
        return self.fail == "swallow"

def attempt(*contexts):
    log.clear()
    a, b = contexts
    try:
        with a, b:
            log.append("body")
            if b.fail == "body":
                raise RuntimeError("body")
        log.append("after")
    except Exception as e:
        log.append(f"out: {e!r} context {e.__context__!r}")
    print(log)

attempt(Ctx("a"), Ctx("b"))
attempt(Ctx("a"), Ctx("b", "enter"))
attempt(Ctx("a", "swallow"), Ctx("b", "enter"))
attempt(Ctx("a", "enter"), Ctx("b"))
attempt(Ctx("a"), Ctx("b", "exit"))
attempt(Ctx("a", "exit"), Ctx("b", "exit"))
attempt(Ctx("a", "exit"), Ctx("b", "body"))
attempt(Ctx("a", "swallow"), Ctx("b", "body"))

class OnlyEnter:
    def __enter__(self):
        print("entered?")

for thing in (5, OnlyEnter(), None):
    try:
        with thing:
            print("body?")
    except TypeError as e:
        print(type(e).__name__)
late = Ctx("instance")
late.__exit__ = lambda *a: print("never: looked up on the type")
log.clear()
with late:
    pass
print(log)
