# Many readers or one writer, built of locks and conditions.
import threading


class ReadWrite:
    def __init__(self):
        self.condition = threading.Condition()
        self.readers = 0
        self.most = 0

    def __enter__(self):
        with self.condition:
            self.readers += 1
            self.most = max(self.most, self.readers)

    def __exit__(self, *details):
        with self.condition:
            self.readers -= 1
            if not self.readers:
                self.condition.notify_all()

    def write(self, action):
        with self.condition:
            self.condition.wait_for(lambda: self.readers == 0)
            action()


lock, value, seen = ReadWrite(), [0], []
together = threading.Barrier(3)


def reader():
    with lock:
        together.wait()
        seen.append(value[0])
        together.wait()


def writer():
    for _ in range(3):
        lock.write(lambda: value.__setitem__(0, value[0] + 1))


readers = [threading.Thread(target=reader) for _ in range(3)]
for thread in readers:
    thread.start()
for thread in readers:
    thread.join()
writers = [threading.Thread(target=writer) for _ in range(3)]
for thread in writers:
    thread.start()
for thread in writers:
    thread.join()
print(lock.most, seen, value, lock.readers)
