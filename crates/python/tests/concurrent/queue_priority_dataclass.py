"""A PriorityQueue of dataclasses that compare by their priority only."""
import queue
from dataclasses import dataclass, field
from typing import Any


@dataclass(order=True)
class PrioritizedItem:
    priority: int
    item: Any = field(compare=False)


q = queue.PriorityQueue()
q.put(PrioritizedItem(3, {"job": "report"}))
q.put(PrioritizedItem(1, {"job": "alarm"}))
q.put(PrioritizedItem(2, ["mixed", "kinds"]))
while not q.empty():
    print(q.get())
