"""Callbacks are called in the order they were added, at once if the future is done."""
from concurrent.futures import Future

future = Future()
future.add_done_callback(lambda f: print("first:", f.result()))
future.add_done_callback(lambda f: print("second:", f is future))
print("setting")
future.set_result("value")
print("set")
future.add_done_callback(lambda f: print("third, at once:", f.done()))
failing = Future()
failing.add_done_callback(lambda f: print("failed with", repr(f.exception())))
failing.set_exception(KeyError("k"))
cancelled = Future()
cancelled.add_done_callback(lambda f: print("cancelled:", f.cancelled()))
cancelled.cancel()
