"""A record that cannot be formatted is reported on standard error, and the thread goes on."""
import logging
import sys
import threading

logging.basicConfig(stream=sys.stdout, format="%(levelname)s:%(message)s", level=logging.INFO)


def work():
    logging.info("two values: %d %d", 1)
    logging.info("after the bad record: %s", "fine")


t = threading.Thread(target=work)
t.start()
t.join()
logging.raiseExceptions = False
logging.info("%d", "quietly wrong")
print("end")
