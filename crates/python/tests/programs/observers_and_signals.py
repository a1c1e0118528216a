# Publishers and subscribers, with weak methods, priorities, and errors that stop nobody.
import gc
import weakref
from collections import defaultdict


class Signal:
    def __init__(self):
        self.slots = []

    def connect(self, slot, rank=0):
        keep = weakref.WeakMethod(slot) if hasattr(slot, "__self__") else lambda: slot
        self.slots.append((rank, len(self.slots), keep))
        self.slots.sort(key=lambda entry: entry[:2])
        return slot

    def __call__(self, *args):
        errors = []
        for _, _, keep in self.slots[:]:
            if (slot := keep()) is None:
                continue
            try:
                slot(*args)
            except Exception as error:
                errors.append(error)
        self.slots = [entry for entry in self.slots if entry[2]() is not None]
        if errors:
            raise ExceptionGroup("slots failed", errors)


class Listener:
    def __init__(self, name):
        self.name = name

    def hear(self, *args):
        print(self.name, "hears", args)


signal = Signal()
one, two = Listener("one"), Listener("two")
signal.connect(one.hear, rank=5)
signal.connect(two.hear)


@signal.connect
def fails(x):
    raise ValueError(x)


signal.connect(lambda x: x / 0, rank=-1)
try:
    signal(1)
except* ValueError as group:
    print("V", group.exceptions)
except* ZeroDivisionError as group:
    print("Z", group.exceptions)
del one
gc.collect()
try:
    signal(2)
except ExceptionGroup as group:
    print(group, len(signal.slots))


class Bus:
    def __init__(self):
        self.topics = defaultdict(list)

    def on(self, *topics):
        def register(function):
            for topic in topics:
                self.topics[topic].append(function)
            return function
        return register

    def emit(self, topic, **details):
        return [function(**details) for function in self.topics.get(topic, [])]


bus = Bus()


@bus.on("start", "stop")
def log(**details):
    return sorted(details)


@bus.on("start")
def greet(name="nobody", **rest):
    return f"hello {name}"


print(bus.emit("start", name="ann", age=5), bus.emit("stop"), bus.emit("none"))
