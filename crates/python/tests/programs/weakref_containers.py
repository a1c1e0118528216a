# Weak dictionaries and sets, proxies, methods and finalizers.
import weakref


class Thing:
    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return f"Thing({self.name})"

    def hello(self):
        return "hello from " + self.name


a, b = Thing("a"), Thing("b")
values = weakref.WeakValueDictionary(first=a, second=b)
keys = weakref.WeakKeyDictionary({a: 1, b: 2})
both = weakref.WeakSet([a, b])
print(sorted(values), sorted(keys.values()), len(both), a in both, values["first"], keys[b], list(values.valuerefs())[0]() in (a, b))
proxy = weakref.proxy(a)
method = weakref.WeakMethod(a.hello)
print(proxy.name, proxy.hello(), repr(proxy)[:8], method()(), type(proxy).__name__)
proxy.name = "changed"
finalizer = weakref.finalize(a, print, "finalized", end="!\n")
print(finalizer.alive, finalizer.peek()[1:3], weakref.getweakrefcount(a) >= 4)
del a
print(finalizer.alive, finalizer(), len(values), len(keys), len(both), method(), values.get("first", "gone"))
for wrong in [lambda: proxy.name, lambda: values["first"], lambda: weakref.ref(3), lambda: weakref.ref([]), lambda: weakref.WeakKeyDictionary()[b], lambda: weakref.WeakMethod(b.name)]:
    try:
        print(wrong())
    except Exception as error:
        print(type(error).__name__, error if not isinstance(error, KeyError) else "")
ref = weakref.ref(b)
print(ref() is b, weakref.ref(b) is ref, hash(ref) == hash(b), ref == weakref.ref(b), weakref.ref(b, print) is ref)
early = weakref.finalize(b, lambda: "result")
print(early(), early(), early.alive, early.detach(), weakref.finalize(b, print).detach()[1] is print)


class Slotted:
    __slots__ = ("__weakref__",)


class Closed:
    __slots__ = ()


print(weakref.ref(Slotted())(), end=" ")
try:
    weakref.ref(Closed())
except TypeError as error:
    print(error)
