"""Attributes that a subclass changes in the child stay unchanged in the parent."""
from multiprocessing import Process


class Worker(Process):
    kind = "class attribute"

    def __init__(self):
        super().__init__()
        self.result = None
        self.items = [1]

    def run(self):
        self.result = "computed"
        self.items.append(2)
        Worker.kind = "changed in the child"
        print("child:", self.result, self.items, Worker.kind)


if __name__ == "__main__":
    w = Worker()
    w.start()
    w.join()
    print("parent:", w.result, w.items, Worker.kind)
