# Logging: levels, handlers, formats, filters, hierarchies, exceptions, and lazy arguments.
import io
import logging

stream = io.StringIO()
root = logging.getLogger()
handler = logging.StreamHandler(stream)
handler.setFormatter(logging.Formatter("%(levelname)s:%(name)s:%(message)s"))
root.addHandler(handler)
root.setLevel(logging.INFO)
log = logging.getLogger("app.part")
log.debug("hidden")
log.info("args %s %d", "a", 5)
log.warning("mapping %(x)s", {"x": 1})
log.error("percent 100%")
try:
    1 / 0
except ZeroDivisionError:
    log.exception("caught")
print("\n".join(line for line in stream.getvalue().splitlines() if not line.startswith(" ")))
print(log.level, log.getEffectiveLevel(), log.isEnabledFor(logging.DEBUG), log.parent is root, logging.getLogger("app").getChild("part") is log, logging.getLevelName(30), logging.getLevelName("ERROR"), logging.getLevelName(35))
stream.seek(0)
stream.truncate()


class OnlyShort(logging.Filter):
    def filter(self, record):
        return len(record.getMessage()) < 10


handler.addFilter(OnlyShort())
log.info("short")
log.info("much too long for the filter")
log.addFilter(lambda record: "secret" not in record.msg)
log.info("secret")
child = logging.getLogger("app.part.child")
child.propagate = False
child.info("nobody hears this")
second = logging.StreamHandler(stream)
second.setFormatter(logging.Formatter("{levelname:>8} {message} {extra_field}", style="{", defaults={"extra_field": "none"}))
second.setLevel(logging.ERROR)
child.addHandler(second)
child.error("bad", extra={"extra_field": "given"})
child.critical("worse")
child.warning("below the handler's level")
logging.addLevelName(25, "NOTICE")
log.log(25, "notice")
log.disabled = True
log.error("disabled")
logging.disable(logging.WARNING)
root.warning("off")
root.error("on")
logging.disable(logging.NOTSET)
print(stream.getvalue())
for wrong in [lambda: log.setLevel("NOPE"), lambda: logging.getLogger(3), lambda: logging.Formatter("%(x", style="?"), lambda: log.log("x", "m"), lambda: log.info("m", extra={"message": 1}) or root.info("m", extra={"name": 1})]:
    try:
        print(wrong())
    except Exception as error:
        print(type(error).__name__, error)
record = logging.makeLogRecord({"msg": "made %s", "args": ("by hand",), "levelname": "X"})
print(record.getMessage(), logging.Formatter("%(levelname)-5s|%(message)s").format(record), record.threadName, logging.Formatter("$message", style="$").format(record))
adapter = logging.LoggerAdapter(root, {"user": "ann"})
print(adapter.process("message", {}), root.handlers == [handler], logging.getLogger("x").hasHandlers(), repr(logging.getLogger("app")), logging.NullHandler().level)
