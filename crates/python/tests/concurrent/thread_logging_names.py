"""Log records carry the name of the thread that wrote them."""
import logging
import sys
import threading

logging.basicConfig(stream=sys.stdout, level=logging.DEBUG, format="%(levelname)-7s [%(threadName)s] %(funcName)s: %(message)s")


def worker(number):
    logging.info("starting with %d", number)
    if number == 2:
        logging.warning("two is odd for a prime")
    logging.debug("done")


logging.info("main begins")
for number in range(1, 4):
    t = threading.Thread(target=worker, args=(number,), name=f"worker-{number}")
    t.start()
    t.join()
t = threading.Thread(target=worker, args=(9,))
t.start()
t.join()
logging.info("main ends")
