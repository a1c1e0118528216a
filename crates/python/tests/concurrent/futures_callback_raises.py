"""A callback that raises is logged and ignored; the others are still called."""
import logging
import sys
from concurrent.futures import Future

logging.basicConfig(stream=sys.stdout, format="%(name)s %(levelname)s %(message).45s")
logging.raiseExceptions = False


class Short(logging.Formatter):
    def formatException(self, info):
        return f"({info[0].__name__}: {info[1]})"


logging.getLogger().handlers[0].setFormatter(Short("%(name)s %(levelname)s %(msg).24s"))


def bad(future):
    raise RuntimeError("callback is broken")


future = Future()
future.add_done_callback(bad)
future.add_done_callback(lambda f: print("good callback", f.result()))
future.set_result(1)
future.add_done_callback(bad)
print("end")
