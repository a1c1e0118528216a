"""What futures look like in each state."""
import re
from concurrent.futures import Future


def show(future):
    print(re.sub(r"0x[0-9a-f]+", "0x", repr(future)))


future = Future()
show(future)
future.set_running_or_notify_cancel()
show(future)
future.set_result([1])
show(future)
failed = Future()
failed.set_exception(ValueError("x"))
show(failed)
cancelled = Future()
cancelled.cancel()
show(cancelled)
cancelled.set_running_or_notify_cancel()
show(cancelled)
