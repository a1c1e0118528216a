"""A future that is made, started and finished by hand."""
import threading
from concurrent.futures import Future

future = Future()
print(future.done(), future.running(), future.cancelled())
print(future.set_running_or_notify_cancel(), future.running())
threading.Timer(0.02, future.set_result, ("from a timer",)).start()
print(future.result(timeout=5), future.done(), future.running())
other = Future()
print(other.cancel(), other.set_running_or_notify_cancel(), other.cancelled())
