"""A filter adds what a threading.local knows to each record of its thread."""
import logging
import sys
import threading

request = threading.local()


class RequestFilter(logging.Filter):
    def filter(self, record):
        record.request = getattr(request, "id", "-")
        return record.levelno >= logging.INFO


logger = logging.getLogger("web.requests")
handler = logging.StreamHandler(sys.stdout)
handler.addFilter(RequestFilter())
handler.setFormatter(logging.Formatter("[{request}] {name} {message}", style="{"))
logger.addHandler(handler)
logger.setLevel(logging.DEBUG)


def handle(number):
    request.id = f"r{number}"
    logger.debug("hidden")
    logger.info("handling")


for number in (7, 8):
    t = threading.Thread(target=handle, args=(number,))
    t.start()
    t.join()
logger.warning("outside of a request")
