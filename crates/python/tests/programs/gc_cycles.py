# Rings of references: what gc.collect() finds, __del__ and weak references in rings (PEP 442), and resurrection.
import gc
import weakref

gc.disable()
gc.collect()


class Node:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        log.append(f"del {self.name}")


class Plain:
    pass


log = []


def collected(make):
    gc.collect()
    log.clear()
    made = make()
    before = list(log)
    found = gc.collect()
    print(make.__name__, "found" if found else "nothing", before, sorted(log), made)
    return found


def list_ring():
    a = []
    a.append(a)


def dict_ring():
    a = {}
    a["a"] = [a]


def instance_ring():
    a, b = Plain(), Plain()
    a.b, b.a = b, a


def finalized_ring():
    a, b = Node("a"), Node("b")
    a.b, b.a = b, a


def closure_ring():
    def f():
        return f
    f()


def tuple_ring():
    a = []
    a.append((a,))


def class_ring():
    class C:
        def m(self):
            return __class__
    C().m()


def generator_ring():
    def g():
        me = yield
        try:
            yield
        finally:
            log.append("finally")
    it = g()
    next(it)
    it.send(it)


def exception_ring():
    try:
        raise ValueError
    except ValueError as error:
        kept = error
        kept.me = kept


def method_ring():
    a = Plain()
    a.m = collected.__get__(a)


def set_ring():
    a = Plain()
    a.s = {a}


def iterator_ring():
    a = []
    a.append(iter(a))


def reachable():
    a = Node("kept")
    a.me = a
    holder.append(a)


holder = []
counts = [collected(make) for make in (list_ring, dict_ring, instance_ring, finalized_ring, tuple_ring)]
print(counts)
for make in (closure_ring, class_ring, generator_ring, exception_ring, method_ring, set_ring, iterator_ring, reachable):
    collected(make)
holder.clear()
print(gc.collect() > 0, log)


def weak():
    a, b = Plain(), Plain()
    a.b, b.a = b, a
    a.own = weakref.ref(b, lambda _: log.append("inside"))
    return weakref.ref(a), weakref.ref(b, lambda _: log.append("outside")), weakref.WeakValueDictionary(a=a)


log.clear()
first, second, values = weak()
print(first() is not None, second() is not None, len(values), log)
gc.collect()
print(first(), second(), len(values), log)


class Lazarus:
    def __del__(self):
        log.append("up")
        risen.append(self)


risen = []


def rise():
    a = Lazarus()
    a.me = a
    a.friend = Plain()
    a.friend.back = a
    a.data = [1, 2]


log.clear()
rise()
gc.collect()
print(log, len(risen), risen[0].me is risen[0], risen[0].friend.back is risen[0], risen[0].data)
print(gc.is_finalized(risen[0]), gc.is_finalized([]))
risen[0].name = "again"
risen.clear()
gc.collect()
print(log, len(risen))


class Raises:
    def __del__(self):
        raise RuntimeError("in a ring")


def ring_of_many():
    all = [Plain() for _ in range(1000)]
    for one, other in zip(all, all[1:] + all[:1]):
        one.next = other


ring_of_many()
print(gc.collect())

# Attributes of an instance that is in no ring stay as they are.
kept = Plain()
kept.value = [kept]
kept.more = {"x": kept}
gc.collect()
print(kept.value[0] is kept, kept.more["x"] is kept)
target = []
print(any(one is kept.value for one in gc.get_referents(kept.more) + gc.get_referents(kept.value) + [kept.value]))
holder = [target]
print(any(one is holder for one in gc.get_referrers(target)), any(one is target for one in gc.get_referents(holder)))
print(any(one is holder for one in gc.get_objects()), gc.isenabled(), gc.get_threshold()[1], gc.garbage)
phases = []
gc.callbacks.append(lambda phase, info: phases.append((phase, info["generation"])))
gc.collect()
gc.callbacks.clear()
print(phases)
gc.set_debug(gc.DEBUG_SAVEALL)
list_ring()
gc.collect()
gc.set_debug(0)
print(len(gc.garbage) >= 1, gc.garbage[0][0] is gc.garbage[0])
gc.garbage.clear()
print(gc.collect() >= 1)
for bad in (-1, 3):
    try:
        gc.collect(bad)
    except ValueError as error:
        print(error)
gc.enable()
print(gc.isenabled())


# Many rings are found without being asked for.
class Counted:
    alive = 0

    def __init__(self):
        Counted.alive += 1
        self.me = self

    def __del__(self):
        Counted.alive -= 1


most = 0
for _ in range(100_000):
    Counted()
    most = max(most, Counted.alive)
print(most < 90_000)
