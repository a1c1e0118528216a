"""An executor of one's own that works at once, by subclassing Executor."""
from concurrent.futures import Executor, Future


class SameThread(Executor):
    def __init__(self):
        self.log = []

    def submit(self, fn, /, *args, **kwargs):
        future = Future()
        future.set_running_or_notify_cancel()
        try:
            future.set_result(fn(*args, **kwargs))
        except Exception as error:
            future.set_exception(error)
        return future

    def shutdown(self, wait=True, **kwargs):
        self.log.append(f"shutdown(wait={wait})")


with SameThread() as executor:
    print(list(executor.map(len, ["a", "bb", "ccc"])))
    print(executor.submit(int, "ten").exception())
    print(executor.submit(dict, a=1).result())
print(executor.log)
try:
    Executor().submit(print)
except NotImplementedError as error:
    print("NotImplementedError", error)
