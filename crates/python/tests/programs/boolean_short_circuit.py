log = []


def t(x):
    log.append(x)
    return x


def show(value):
    print(repr(value), log)
    log.clear()


show(t(0) and t(1))
show(t(1) and t(2))
show(t("") or t([]) or t({}))
show(t(0) or t("x") or t(5))
show(t(1) and t(0) or t(3))
show(t(0) or t(1) and t(2))
show(not t(0) and not t(""))
show(not (t(1) and t(0)))
show((t(1) or t(2)) and (t(0) or t(4)))
show(bool(t([]) or t(())))
show([x for x in range(5) if t(x) % 2 and t(x) > 1])


class Truth:
    def __init__(self, value):
        self.value = value

    def __bool__(self):
        log.append(f"bool {self.value}")
        return self.value

    def __repr__(self):
        return f"Truth({self.value})"


show(Truth(False) or Truth(True))
show(Truth(True) and Truth(False))
show(not Truth(True))
show("yes" if Truth(False) else "no")
if Truth(True) and Truth(False) or Truth(True):
    show("taken")
while Truth(False):
    pass
show("loop")
assert Truth(True)
show("assert")
values = [0, 0.0, 0j, "", b"", [], (), {}, set(), frozenset(), range(0), None, False, NotImplementedError, "0", [0], (0,), {0: 0}, -1, 0.1]
print([bool(v) for v in values])
