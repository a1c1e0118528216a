# Pretty printing: widths, depths, orders, rings, long strings and classes.
import pprint
from collections import Counter, defaultdict, deque
from dataclasses import dataclass, field
from types import SimpleNamespace

data = {"name": "x" * 30, "list": list(range(30)), "nested": {"a": [1, 2, {"deep": ("t", "u")}], "b": None}, 3: 4.5}
pprint.pprint(data)
pprint.pprint(data, width=40, indent=2, compact=True, sort_dicts=False)
pprint.pprint(data, depth=2)
pprint.pprint("words that go on and on " * 6, width=50)
pprint.pprint([b"bytes" * 20, bytearray(b"z" * 70)], width=40)
ring = [1]
ring.append(ring)
print(pprint.isrecursive(ring), pprint.isreadable(ring), pprint.isreadable([1, "a"]), pprint.saferepr({"b": 1, "a": 2}))
print(pprint.pformat(ring).split(" with id")[0])


@dataclass
class Item:
    name: str
    values: list = field(default_factory=list)
    hidden: int = field(default=0, repr=False)


pprint.pprint(Item("n" * 40, list(range(20))), width=50)
pprint.pprint([defaultdict(int, z=1), Counter("aab"), deque([1, 2]), SimpleNamespace(x=1, y=[2])])
pprint.pprint({frozenset([2, 1]): {3, 1, 2}, (): [], 10**9: 1_000_000}, underscore_numbers=True)
pprint.pp({"z": 1, "a": 2})
pprint.pprint(("one",), width=1)
pprint.PrettyPrinter(indent=4, width=20).pprint([["aaaaaaaa", "bbbbbbbb"], ["c"]])
