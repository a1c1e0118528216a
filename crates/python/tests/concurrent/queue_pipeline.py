"""A pipeline of stages, each a thread between two queues."""
import queue
import threading

END = None


class Stage(threading.Thread):
    def __init__(self, function, source, sink):
        super().__init__()
        self.function, self.source, self.sink = function, source, sink

    def run(self):
        while (item := self.source.get()) is not END:
            result = self.function(item)
            if result is not None:
                self.sink.put(result)
        self.sink.put(END)


a, b, c, d = (queue.Queue(maxsize=2) for _ in range(4))
stages = [
    Stage(str.strip, a, b),
    Stage(lambda s: s if not s.startswith("#") else None, b, c),
    Stage(str.title, c, d),
]
for stage in stages:
    stage.start()
lines = ["  the zen of python ", "# a comment", "beautiful is better than ugly  ", " # another"]


def feed():
    for line in lines:
        a.put(line)
    a.put(END)


threading.Thread(target=feed).start()
while (item := d.get()) is not END:
    print(repr(item))
for stage in stages:
    stage.join()
