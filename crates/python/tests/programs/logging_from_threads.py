# Records know their thread; a queue handler hands them on in order.
import logging
import logging.handlers
import queue
import threading

records = queue.SimpleQueue()
log = logging.getLogger("work")
log.setLevel(logging.DEBUG)
log.addHandler(logging.handlers.QueueHandler(records))
log.propagate = False


def work(n):
    log.info("step %d", n)
    log.debug("done %d", n)


for n in range(3):
    thread = threading.Thread(target=work, args=(n,), name=f"worker-{n}")
    thread.start()
    thread.join()
while not records.empty():
    record = records.get()
    print(record.threadName, record.levelname, record.getMessage(), record.funcName, record.filename.endswith(".py"), record.lineno > 0)
heard = []


class Keep(logging.Handler):
    def emit(self, record):
        heard.append(record.getMessage())


listener = logging.handlers.QueueListener(records, Keep())
listener.start()
threads = [threading.Thread(target=work, args=(n,)) for n in range(5)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
listener.stop()
print(len(heard), sorted(heard)[:3])
memory = logging.handlers.MemoryHandler(10, flushLevel=logging.ERROR, target=Keep())
log.handlers = [memory]
heard.clear()
log.info("buffered")
print(heard)
log.error("flushes")
print(heard)
