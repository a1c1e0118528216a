"""A logger with its own handler, used from threads that handle errors."""
import logging
import sys
import threading

logger = logging.getLogger("worker")
handler = logging.StreamHandler(sys.stdout)
handler.setFormatter(logging.Formatter("%(name)s/%(threadName)s %(levelname)s %(message)s"))
logger.addHandler(handler)
logger.setLevel(logging.INFO)


def parse(text):
    try:
        logger.info("parsed %d", int(text))
    except ValueError as error:
        logger.error("cannot parse %r: %s", text, error, extra={"unused": 1})


for text in ("12", "twelve", "1_000"):
    t = threading.Thread(target=parse, args=(text,), name=f"parse-{text}")
    t.start()
    t.join()
