# Shallow and deep copies, rings, own ways, and classes that reduce themselves.
import copy


class Plain:
    def __init__(self, parts):
        self.parts = parts


class Own:
    def __init__(self):
        self.log = []

    def __copy__(self):
        made = Own()
        made.log = ["copied"]
        return made

    def __deepcopy__(self, memo):
        made = Own()
        memo[id(self)] = made
        made.log = ["deep"]
        return made


class State:
    def __getstate__(self):
        return {"kept": self.kept}

    def __setstate__(self, state):
        self.kept = state["kept"] + "!"


class Slots:
    __slots__ = ("a", "b")


plain = Plain([[1], {2: [3]}])
shallow, deep = copy.copy(plain), copy.deepcopy(plain)
print(shallow.parts is plain.parts, deep.parts is plain.parts, deep.parts == plain.parts, deep.parts[0] is plain.parts[0])
print(copy.copy(Own()).log, copy.deepcopy([Own()])[0].log)
state = State()
state.kept, state.lost = "x", "y"
print(vars(copy.copy(state)))
slots = Slots()
slots.a = [1]
twin = copy.deepcopy(slots)
print(twin.a, twin.a is slots.a, hasattr(twin, "b"))
ring = [1]
ring.append(ring)
other = copy.deepcopy(ring)
print(other[1] is other, other is not ring, other)
shared = [0]
pair = copy.deepcopy([shared, shared])
print(pair[0] is pair[1], copy.deepcopy((1, (2, "a"))) , copy.copy((1,)), copy.deepcopy({"a": {1, 2}, "b": frozenset([3])}), copy.copy(bytearray(b"x")), copy.deepcopy(range(3)))
same = (1, 2)
print(copy.deepcopy(same) is same, copy.deepcopy(print) is print, copy.copy(Plain) is Plain, copy.deepcopy(None), copy.deepcopy(1j), copy.replace and True if hasattr(copy, "replace") else True)


class Reduces:
    def __init__(self, n):
        self.n = n

    def __reduce__(self):
        return Reduces, (self.n + 1,)


print(copy.copy(Reduces(1)).n, copy.deepcopy(Reduces(5)).n)
for wrong in [lambda: copy.deepcopy((i for i in ())), lambda: copy.copy(iter(())) and copy.copy(__import__("threading").Lock())]:
    try:
        print(wrong())
    except Exception as error:
        print(type(error).__name__, error)
