"""Children log into a queue; a listener in the parent writes the records."""
import logging
import logging.handlers
import multiprocessing
import sys


def work(queue, n):
    logger = logging.getLogger("app")
    logger.addHandler(logging.handlers.QueueHandler(queue))
    logger.setLevel(logging.DEBUG)
    logger.propagate = False
    logger.debug("step %d", n)
    try:
        [][n]
    except IndexError as error:
        logger.error("failed: %s", error)


if __name__ == "__main__":
    queue = multiprocessing.Queue()
    handler = logging.StreamHandler(sys.stdout)
    handler.setFormatter(logging.Formatter("%(processName)-8s %(name)s %(levelname)-5s %(message)s"))
    listener = logging.handlers.QueueListener(queue, handler)
    listener.start()
    for n in (1, 2):
        p = multiprocessing.Process(target=work, args=(queue, n), name=f"child-{n}")
        p.start()
        p.join()
    listener.stop()
    print("done")
