"""Setting a result twice, or on a cancelled future, raises InvalidStateError."""
import re
from concurrent.futures import Future, InvalidStateError

future = Future()
future.set_result(1)
for attempt in (lambda: future.set_result(2), lambda: future.set_exception(ValueError())):
    try:
        attempt()
    except InvalidStateError as error:
        print(type(error).__name__, re.sub(r"0x[0-9a-f]+", "0x", str(error)))
cancelled = Future()
cancelled.cancel()
try:
    cancelled.set_result(3)
except InvalidStateError as error:
    print(re.sub(r"0x[0-9a-f]+", "0x", str(error)))
print(future.result(), cancelled.cancelled())
