class Ctx:
    def __init__(self, name, log):
        self.name, self.log = name, log
        log.append(f"make {name}")

    def __enter__(self):
        self.log.append(f"enter {self.name}")
        return self.name.upper()

    def __exit__(self, kind, error, trace):
        self.log.append(f"exit {self.name} {kind.__name__ if kind else None}")


log = []
with Ctx("a", log) as a, Ctx("b", log) as b:
    log.append(a + b)
print(log)
log = []
with (Ctx("a", log) as a, Ctx("b", log), Ctx("c", log) as c,):
    log.append(a + c)
print(log)
log = []
with Ctx("outer", log):
    with Ctx("inner", log):
        log.append("body")
print(log)


def returns(log):
    with Ctx("r", log):
        for i in range(5):
            with Ctx(str(i), log):
                if i == 1:
                    return i


log = []
print(returns(log), log)
log = []
for i in range(3):
    with Ctx(str(i), log):
        if i == 0:
            continue
        break
print(log)
target = {}
with Ctx("k", []) as target["key"]:
    print(target)


class Pair:
    def __enter__(self):
        return 1, [2, 3]

    def __exit__(self, *exc):
        pass


with Pair() as (x, (y, z)):
    print(x, y, z)
