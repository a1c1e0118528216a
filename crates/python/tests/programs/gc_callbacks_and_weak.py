# Rings, callbacks of the collector, finalizers in rings.
import gc
import weakref


class Node:
    def __init__(self, name):
        self.name = name
        self.other = None

    def __del__(self):
        ended.append(self.name)


ended = []
gc.collect()
gc.disable()
print(gc.isenabled())
left, right = Node("left"), Node("right")
left.other, right.other = right, left
watch = weakref.ref(left, lambda ref: print("the reference is dead", ref() is None))
del left, right
print("still there", watch() is not None)
print(gc.collect() > 0, watch(), sorted(ended))
kept = []


class Phoenix:
    def __init__(self):
        self.me = self

    def __del__(self):
        print("rises")
        kept.append(self)


Phoenix()
gc.collect()
print(len(kept), kept[0].me is kept[0])
kept.clear()
gc.collect()
print("once only", len(kept))
events = []
gc.callbacks.append(lambda phase, info: events.append((phase, sorted(info))))
gc.collect()
print(events)
gc.callbacks.clear()
gc.enable()
print(gc.isenabled(), gc.is_tracked([]), gc.is_tracked(1), gc.get_threshold()[0] > 0, gc.garbage, gc.is_finalized(3))
box = [1]
holder = {"box": box}
print(any(found is holder for found in gc.get_referrers(box)), [1] in gc.get_referents(holder))
