# Weak references that die: callbacks in order, in rings, resurrected objects, subclasses of ref.
import gc
import weakref


class Thing:
    def __init__(self, name): self.name = name


log = []
thing = Thing("a")
refs = [weakref.ref(thing, lambda ref, n=n: log.append(n)) for n in range(3)]
del thing
print(sorted(log), [ref() for ref in refs], refs[0] == refs[0], refs[0] == refs[1])


class Named(weakref.ref):
    __slots__ = ("label",)

    def __new__(cls, target, callback=None, label=""):
        self = super().__new__(cls, target, callback)
        self.label = label
        return self

    def __init__(self, target, callback=None, label=""):
        super().__init__(target, callback)


thing = Thing("b")
named = Named(thing, lambda ref: log.append(ref.label), label="the label")
print(named().name, named.label, isinstance(named, weakref.ReferenceType), hash(named) == hash(thing), named.__callback__ is not None)
thing = None
print(log[-1], named(), named.__callback__)
try:
    hash(weakref.ref(Thing("dies at once")))
except TypeError as error:
    print(error)
one, two = Thing("one"), Thing("two")
one.other, two.other = two, one
watch = weakref.WeakSet([one, two])
del one, two
gc.collect()
print(len(watch))
saved = []


class Saves:
    def __del__(self):
        saved.append(self)


saves = Saves()
ref = weakref.ref(saves)
del saves
print(ref() is None, len(saved), weakref.ref(saved[0])() is saved[0])
cache = weakref.WeakValueDictionary({n: Thing(n) for n in range(3)})
print(len(cache))
keep = Thing("kept")
cache["k"] = keep
print(list(cache), cache.pop("k") is keep, cache.get("k"), cache.setdefault("s", keep) is keep, list(cache.items())[0][0])
try:
    cache["int"] = 5
except TypeError as error:
    print(error)
def function(): ...
print(weakref.ref(function)() is function, weakref.ref(int)() is int, weakref.ref({1}.__class__)() is set, weakref.getweakrefcount(function) >= 0)
