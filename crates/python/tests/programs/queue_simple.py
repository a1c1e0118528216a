# _queue.SimpleQueue and its twin's errors.
import queue

simple = queue.SimpleQueue()
print(simple.empty(), simple.qsize())
for item in range(3):
    simple.put(item)
simple.put_nowait("last")
simple.put("blocks", block=True, timeout=5)
print(simple.qsize(), simple.get(), simple.get(block=False), simple.get(timeout=1), simple.get_nowait())
print(simple.get(True, None), simple.empty())
for call in (simple.get_nowait, lambda: simple.get(False), lambda: simple.get(timeout=0.01)):
    try:
        call()
    except queue.Empty as error:
        print(repr(error), error.args)
for call in (lambda: simple.get(timeout=-1), lambda: simple.get(timeout="x"), lambda: simple.put()):
    try:
        call()
    except (ValueError, TypeError) as error:
        print(type(error).__name__)
print(queue.Empty.__name__, queue.Empty.__module__, issubclass(queue.Empty, Exception))
print(queue.SimpleQueue.__name__, queue.SimpleQueue.__module__, queue.SimpleQueue[int])

class Named(queue.SimpleQueue):
    name = "named"

named = Named()
named.extra = 1
named.put(named.name)
print(named.get(), named.extra, isinstance(named, queue.SimpleQueue))
