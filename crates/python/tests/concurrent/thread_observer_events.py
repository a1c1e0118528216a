"""An event bus whose listeners run in a thread of their own, in order."""
import queue
import threading
from collections import defaultdict


class EventBus(threading.Thread):
    def __init__(self):
        super().__init__(name="bus", daemon=True)
        self.listeners = defaultdict(list)
        self.events = queue.Queue()

    def on(self, topic):
        def register(function):
            self.listeners[topic].append(function)
            return function
        return register

    def emit(self, topic, **data):
        self.events.put((topic, data))

    def run(self):
        while True:
            topic, data = self.events.get()
            for listener in self.listeners[topic]:
                try:
                    listener(**data)
                except Exception as error:
                    print(f"{listener.__name__} failed: {error!r}")
            self.events.task_done()


bus = EventBus()


@bus.on("greet")
def hello(name):
    print("hello", name, "in", threading.current_thread().name)


@bus.on("greet")
@bus.on("part")
def count(name, **rest):
    print("length", len(name), rest)


bus.start()
bus.emit("greet", name="Ada")
bus.emit("part", name=5)
bus.emit("part", name="Bob", reason="tired")
bus.emit("nobody listens")
bus.events.join()
print(sorted(bus.listeners))
