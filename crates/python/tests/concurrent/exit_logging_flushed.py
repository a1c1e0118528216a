"""Handlers of logging are flushed and closed when the program ends."""
import logging
import logging.handlers
import sys


class Loud(logging.StreamHandler):
    def close(self):
        sys.stdout.write("closing the handler\n")
        super().close()


handler = Loud(sys.stdout)
memory = logging.handlers.MemoryHandler(50, target=handler)
logging.getLogger().addHandler(memory)
logging.getLogger().setLevel(logging.INFO)
logging.info("kept until the end")
print("main ends")
