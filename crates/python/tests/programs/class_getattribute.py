log = []

class Watched:
    kind = "watched"

    def __init__(self):
        self.x = 1

    def method(self):
        return "method"

    def __getattribute__(self, name):
        log.append(name)
        if name == "secret":
            raise AttributeError("hidden")
        return super().__getattribute__(name)

    def __getattr__(self, name):
        log.append(f"getattr {name}")
        return f"made {name}"

w = Watched()
print(w.x, w.kind, w.method(), w.secret, w.missing)
print(log)
log.clear()
print(object.__getattribute__(w, "x"), log)
print(getattr(w, "y", "default"), hasattr(w, "z"), log)
log.clear()
w.x = 2
print(log, w.__dict__, log)

class Sized:
    def __getattribute__(self, name):
        raise AttributeError(name)

    def __len__(self):
        return 3

    def __add__(self, other):
        return "added"

s = Sized()
print(len(s), s + 1, bool(s))
try:
    s.__len__()
except AttributeError as e:
    print("AttributeError", e)

class Errors:
    def __getattribute__(self, name):
        raise ValueError(name)

for check in (lambda e: e.a, lambda e: hasattr(e, "b"), lambda e: getattr(e, "c", None)):
    try:
        check(Errors())
    except ValueError as e:
        print("ValueError", e)
