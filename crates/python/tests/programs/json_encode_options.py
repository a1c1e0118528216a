# Indents, separators, orders, defaults, keys and what cannot be written.
import json
from collections import OrderedDict
from enum import IntEnum


class Level(IntEnum):
    LOW = 1


print(json.dumps({"b": [1, 2.5, None, True], "a": "é\n\u2028\x7f\"\\/"}))
print(json.dumps({"b": 1, "a": {"d": [], "c": {}}}, indent=2, sort_keys=True))
print(json.dumps([1, [2, 3]], indent="--"), json.dumps([1, 2], indent=0), json.dumps([], indent=4))
print(json.dumps({"a": 1, "b": [1, 2]}, separators=(",", ":")), json.dumps("é😀", ensure_ascii=False), json.dumps("é😀"))
print(json.dumps({1: 1, 2.5: 2, None: 3, True: 4, "s": 5}), json.dumps({(1, 2): 3, "a": 1}, skipkeys=True))
print(json.dumps([float("nan"), float("inf"), 1e100, 1e16, 0.1, -0.0, 10**25, Level.LOW, {Level.LOW: Level.LOW}]))
print(json.dumps((1, OrderedDict(z=1, y=2))), json.dumps({3, 1, 2}, default=sorted), json.dumps(object, default=lambda kind: kind.__name__))


class Encoder(json.JSONEncoder):
    def default(self, value):
        if isinstance(value, complex):
            return [value.real, value.imag]
        return super().default(value)


print(json.dumps({"z": 1 + 2j}, cls=Encoder), list(Encoder().iterencode([1, {"a": 2}])), Encoder(indent=1).encode([3]))
ring = []
ring.append(ring)
for wrong in [lambda: json.dumps(ring), lambda: json.dumps({1, 2}), lambda: json.dumps({(1,): 2}), lambda: json.dumps(b"x"),
              lambda: json.dumps(float("nan"), allow_nan=False), lambda: json.dumps(1j, cls=Encoder) and json.dumps({"a": object}, cls=Encoder),
              lambda: json.dumps({1: 1, "a": 2}, sort_keys=True), lambda: json.dumps(1, default=3) and json.dumps(object, default=3)]:
    try:
        print(wrong())
    except Exception as error:
        print(type(error).__name__, str(error).split(" at 0x")[0].split(": nan")[0])
