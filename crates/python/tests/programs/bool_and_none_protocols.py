# Truth of everything, and operators that ask for it: and, or, not, if, while, comparison chains, any, all, filter.
class Counts:
    def __init__(self, value): self.value, self.asked = value, 0
    def __bool__(self):
        self.asked += 1
        return self.value


class ByLength:
    def __init__(self, n): self.n = n
    def __len__(self): return self.n


class Both(ByLength):
    def __bool__(self): return True


print([bool(x) for x in [0, 0.0, 0j, "", b"", (), [], {}, set(), None, False, range(0), ByLength(0), Both(0), "0", " ", [0], float("nan"), object(), ..., NotImplemented if False else 1, lambda: 0, type]])
yes, no = Counts(True), Counts(False)
print((yes and no) is no, (yes or no) is yes, (no and yes) is no, (no or yes) is yes, not yes, yes.asked, no.asked, (1 if no else 2), yes.asked, any([no, yes, no]), all([yes, no, yes]), no.asked, list(filter(None, [0, 1, "", "a"])), [x for x in [yes, no] if x] == [yes])
print(1 < 2 < 3, 1 < 3 < 2, 3 > 2 > 1 == 1, (1 < 2) < 3, 1 == 1 != 2, "a" < "b" <= "b", 1 in [1] == True, not 1 == 2, not not [], None is None is not False, (lambda: (yield))() and 1, True + True, True * 5, ~True + 0 if False else -1, True & 1, type(True & True), type(True & 1), True ^ True, True | False, bool.__and__(True, 0), int(True), str(True), f"{True:d} {True} {True:5}", {True: "t", 1: "one"}, [10, 20][True], "ab" * True, sum([True, False, True]), isinstance(True, int), True == 1.0, hash(True))
for wrong in [lambda: bool(type("B", (), {"__bool__": lambda s: 5})()), lambda: bool(type("L", (), {"__len__": lambda s: -1})()), lambda: bool(type("F", (), {"__len__": lambda s: 1.5})()), lambda: len(type("H", (), {"__len__": lambda s: 2**100})()), lambda: len(type("S", (), {"__len__": lambda s: "x"})()), lambda: None + 1, lambda: None < None, lambda: None(), lambda: None[0], lambda: None.x, lambda: type(None)(1), lambda: bool(1, 2), lambda: True < "a"]:
    try:
        print(wrong())
    except Exception as error:
        print(type(error).__name__, error)
