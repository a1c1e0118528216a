"""Requests that carry a queue for their reply, as an actor answers them."""
import queue
import threading


class Actor(threading.Thread):
    def __init__(self):
        super().__init__()
        self.inbox = queue.Queue()
        self.total = 0

    def run(self):
        while True:
            message, reply = self.inbox.get()
            if message == "stop":
                reply.put("stopped")
                return
            if isinstance(message, int):
                self.total += message
            reply.put(self.total)

    def ask(self, message):
        reply = queue.SimpleQueue()
        self.inbox.put((message, reply))
        return reply.get()


actor = Actor()
actor.start()
print(actor.ask(5), actor.ask(7), actor.ask("total?"), actor.ask(-2))
print(actor.ask("stop"))
actor.join()
print(actor.inbox.empty())
