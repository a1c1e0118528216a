# Values that are nested very deeply: their representation, comparison, copying, hashing and end.
import copy
import json
import sys

deep = []
for _ in range(100_000):
    deep = [deep]
for name, call in [("repr", lambda: repr(deep)), ("eq", lambda: deep == copy.copy(deep)), ("deepcopy", lambda: copy.deepcopy(deep)), ("json", lambda: json.dumps(deep)), ("str", lambda: str({"a": deep}))]:
    try:
        call()
        print(name, "went well")
    except RecursionError as error:
        print(name, type(error).__name__)
deep = None
chain = {}
for _ in range(50_000):
    chain = {"next": chain}
chain = None


class Node:
    def __init__(self, next):
        self.next = next


node = None
for _ in range(100_000):
    node = Node(node)
node = None
generator = iter(())
for _ in range(5_000):
    generator = (x for x in generator)
try:
    print(list(generator))
except RecursionError as error:
    print("generators", type(error).__name__)
generator = None
function = lambda: 0
for _ in range(5000):
    function = (lambda inner: lambda: inner)(function)
function = None
print(sys.getrecursionlimit() >= 1000, "the end")
