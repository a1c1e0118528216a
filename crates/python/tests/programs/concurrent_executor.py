# ThreadPoolExecutor: submit, map, wait, as_completed, shutdown.
import concurrent.futures as futures
import threading
import time

def slow(delay, value):
    time.sleep(delay)
    return value

with futures.ThreadPoolExecutor(max_workers=3) as pool:
    print(pool.submit(pow, 2, 10).result(), list(pool.map(lambda a, b: a * b, range(5), range(5))))
    jobs = {pool.submit(slow, delay / 20, delay): delay for delay in (3, 1, 2)}
    print([job.result() for job in futures.as_completed(jobs)])
    done, pending = futures.wait([pool.submit(slow, 0, 1), pool.submit(slow, 0.2, 2)], return_when="FIRST_COMPLETED")
    print(len(done), len(pending), done.pop().result())

    def fails():
        raise ValueError("from the pool")
    job = pool.submit(fails)
    print(repr(job.exception()), job.done(), job.running(), job.cancelled())
    try:
        job.result()
    except ValueError as error:
        print(error)
    try:
        pool.submit(slow, 0.2, 0).result(timeout=0.01)
    except TimeoutError as error:
        print(type(error).__name__, futures.TimeoutError is TimeoutError)
    heard = []
    job = pool.submit(slow, 0.01, "value")
    job.add_done_callback(lambda done: heard.append(done.result()))
    job.result()
try:
    pool.submit(print)
except RuntimeError as error:
    print(error, heard)
with futures.ThreadPoolExecutor(1, thread_name_prefix="named", initializer=lambda: None) as pool:
    print(pool.submit(lambda: threading.current_thread().name).result())
    blocker = pool.submit(slow, 0.05, None)
    waiting = pool.submit(slow, 0, None)
    print(waiting.cancel(), waiting.cancelled(), blocker.result())
future = futures.Future()
print(future.set_running_or_notify_cancel(), future.running())
future.set_result(1)
print(future.result(), future.done())
try:
    future.set_result(2)
except futures.InvalidStateError as error:
    print(type(error).__name__)
try:
    list(futures.ThreadPoolExecutor(1).map(lambda x: 1 // x, [1, 0]))
except ZeroDivisionError as error:
    print(error)
