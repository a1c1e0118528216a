# Pickles: every protocol, references, classes with state, what cannot be pickled.
import copyreg
import io
import pickle
import pickletools
from collections import OrderedDict, deque, namedtuple
from fractions import Fraction

Point = namedtuple("Point", "x y")


class Plain:
    def __init__(self, value):
        self.value = value


class State:
    def __init__(self):
        self.kept, self.lost = 1, 2

    def __getstate__(self):
        return {"kept": self.kept}

    def __setstate__(self, state):
        self.__dict__.update(state, restored=True)


class Slots:
    __slots__ = ("a", "b")


class NewArgs(int):
    def __getnewargs__(self):
        return (int(self) + 1,)


class Reduces:
    def __reduce__(self):
        return sorted, ([3, 1, 2],)


VALUES = [None, True, 0, -1, 255, 65536, 2**31, -2**63, 2**100, 1.5, float("inf"), 1j, "text é\n", b"bytes", bytearray(b"x"), (), (1,), (1, 2, 3, 4), [], [1, [2]], {}, {"a": {1: 2}}, {1, 2}, frozenset([3]), range(5), slice(1, 2), ..., NotImplemented, int, len, Point(1, 2), OrderedDict(a=1), deque([1], 3), Fraction(1, 3), ValueError("x", 1), Plain]
for protocol in range(pickle.HIGHEST_PROTOCOL + 1):
    bad = []
    for value in VALUES:
        back = pickle.loads(pickle.dumps(value, protocol))
        if repr(back) != repr(value) and back != value:
            bad.append(value)
    print(protocol, bad)
ring = []
ring.append(ring)
back = pickle.loads(pickle.dumps(ring))
shared = [1]
pair = pickle.loads(pickle.dumps((shared, shared)))
print(back[0] is back, pair[0] is pair[1], pickle.loads(pickle.dumps(Plain([1]))).value, vars(pickle.loads(pickle.dumps(State()))), pickle.loads(pickle.dumps(NewArgs(5))), pickle.loads(pickle.dumps(Reduces())))
slots = Slots()
slots.a = 1
back = pickle.loads(pickle.dumps(slots))
print(back.a, hasattr(back, "b"), pickle.dumps([1, "a"], 0), pickle.dumps(5, 2))
stream = io.BytesIO()
pickler = pickle.Pickler(stream)
pickler.dump(1)
pickler.dump("two")
stream.seek(0)
unpickler = pickle.Unpickler(stream)
print(unpickler.load(), unpickler.load())


class Persistent(pickle.Pickler):
    def persistent_id(self, value):
        return "the one" if isinstance(value, Plain) else None


class Loads(pickle.Unpickler):
    def persistent_load(self, pid):
        return f"loaded {pid}"

    def find_class(self, module, name):
        raise pickle.UnpicklingError(f"{module}.{name} is forbidden")


stream = io.BytesIO()
Persistent(stream).dump([Plain(1), 2])
stream.seek(0)
print(Loads(stream).load())
for wrong in [lambda: pickle.dumps(iter([])) and pickle.dumps((i for i in ())), lambda: pickle.loads(b""), lambda: pickle.loads(b"\x80\x04"), lambda: pickle.loads(5), lambda: pickle.dumps(1, 99), lambda: Loads(io.BytesIO(pickle.dumps(Plain(1)))).load(), lambda: pickle.dumps(io.StringIO) and pickle.dumps(__import__("threading").Lock()), lambda: pickle.dump(1, 5)]:
    try:
        print(wrong())
    except Exception as error:
        print(type(error).__name__)
copyreg.pickle(Plain, lambda plain: (Plain, (plain.value * 2,)))
print(pickle.loads(pickle.dumps(Plain(4))).value)
