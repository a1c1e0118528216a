"""Log records carry the name of the process that wrote them."""
import logging
import multiprocessing
import sys


def configure():
    logging.basicConfig(stream=sys.stdout, level=logging.INFO, format="%(processName)s/%(threadName)s %(levelname)s %(message)s")


def work(n):
    configure()
    logging.info("working on %d", n)
    if n == 2:
        logging.warning("two")


if __name__ == "__main__":
    configure()
    logging.info("begin")
    for n in (1, 2):
        p = multiprocessing.Process(target=work, args=(n,), name=f"Worker{n}")
        p.start()
        p.join()
    logging.info("end")
