# A pipeline of threads: stages joined by queues, a sentinel that goes through, errors handed on.
import queue
import threading

DONE = object()


def stage(work, source, sink):
    while (item := source.get()) is not DONE:
        try:
            sink.put(work(item))
        except Exception as error:
            sink.put(error)
    sink.put(DONE)


def ignore_errors(work):
    return lambda item: item if isinstance(item, Exception) else work(item)


stages = [int, lambda n: 100 // n, lambda n: n * 2]
queues = [queue.Queue(2) for _ in range(len(stages) + 1)]
threads = [threading.Thread(target=stage, args=(ignore_errors(work), queues[n], queues[n + 1])) for n, work in enumerate(stages)]
for thread in threads:
    thread.start()


def feed():
    for text in ["1", "5", "x", "0", "7"]:
        queues[0].put(text)
    queues[0].put(DONE)


feeder = threading.Thread(target=feed)
feeder.start()
results = []
while (item := queues[-1].get()) is not DONE:
    results.append(item)
for thread in [feeder, *threads]:
    thread.join()
print([repr(item) for item in results])
