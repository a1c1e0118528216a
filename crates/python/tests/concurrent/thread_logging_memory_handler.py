"""A MemoryHandler keeps records of threads until a serious one comes."""
import logging
import logging.handlers
import sys
import threading

target = logging.StreamHandler(sys.stdout)
target.setFormatter(logging.Formatter("%(threadName)s: %(message)s"))
memory = logging.handlers.MemoryHandler(capacity=100, flushLevel=logging.ERROR, target=target)
logger = logging.getLogger("memory")
logger.addHandler(memory)
logger.setLevel(logging.DEBUG)
logger.propagate = False


def work(n):
    logger.debug("step %d", n)
    if n == 2:
        logger.error("trouble at %d", n)
        print("flushed:", len(memory.buffer))


for n in (1, 2, 3):
    t = threading.Thread(target=work, args=(n,), name=f"w{n}")
    t.start()
    t.join()
print("kept:", [r.getMessage() for r in memory.buffer])
