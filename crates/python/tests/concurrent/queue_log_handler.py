"""QueueHandler and QueueListener: threads log into a queue, one thread writes."""
import logging
import logging.handlers
import queue
import sys
import threading

log_queue = queue.Queue()
console = logging.StreamHandler(sys.stdout)
console.setFormatter(logging.Formatter("%(threadName)s %(levelname)s: %(message)s"))
only_errors = logging.StreamHandler(sys.stdout)
only_errors.setLevel(logging.ERROR)
only_errors.setFormatter(logging.Formatter("ERRORS ONLY: %(message)s"))
listener = logging.handlers.QueueListener(log_queue, console, only_errors, respect_handler_level=True)
root = logging.getLogger()
root.addHandler(logging.handlers.QueueHandler(log_queue))
root.setLevel(logging.INFO)
listener.start()


def work(n):
    logging.info("step %s of %s", n, 2)
    logging.error("failed at %d", n)


for n in (1, 2):
    t = threading.Thread(target=work, args=(n,), name=f"T{n}")
    t.start()
    t.join()
listener.stop()
print("queue is empty:", log_queue.empty())
