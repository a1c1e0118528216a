# Pools of threads: futures in every state, callbacks, waits, timeouts, shutdown.
import concurrent.futures as cf
import threading
import time


def work(n):
    if n < 0:
        raise ValueError(f"negative {n}")
    return n * n


with cf.ThreadPoolExecutor(2, thread_name_prefix="pool") as pool:
    print(list(pool.map(work, range(5))), pool.submit(work, 7).result(), type(pool.submit(work, -1).exception()).__name__)
    results = pool.map(work, [1, -2, 3])
    print(next(results))
    try:
        next(results)
    except ValueError as error:
        print(error)
    print(next(results, "the rest is lost"))
    print(sorted(future.result() for future in cf.as_completed([pool.submit(work, n) for n in (3, 1, 2)])))
    gate = threading.Event()
    blocked = pool.submit(gate.wait)
    also = pool.submit(gate.wait)
    waiting = pool.submit(work, 9)
    print(waiting.running(), waiting.done(), waiting.cancel(), waiting.cancelled(), waiting.done())
    try:
        blocked.result(timeout=0.01)
    except TimeoutError as error:
        print("TimeoutError", cf.TimeoutError is TimeoutError, blocked.cancel())
    done, not_done = cf.wait([blocked, waiting, pool.submit(work, 1)], timeout=0.02, return_when=cf.FIRST_COMPLETED)
    print(len(done) >= 1, blocked in not_done)
    gate.set()
    print(cf.wait([blocked, also]).not_done, blocked.result())
    for call in [waiting.result, waiting.exception]:
        try:
            call()
        except cf.CancelledError as error:
            print("cancelled", repr(error))
    seen = []
    future = pool.submit(work, 4)
    cf.wait([future])
    future.add_done_callback(lambda f: seen.append(f.result()))
    future.add_done_callback(seen.append)
    print(seen[0], seen[1] is future, str(future).split(" at ")[0], "returned int" in repr(future))
try:
    pool.submit(work, 1)
except RuntimeError as error:
    print(error)
own = cf.Future()
print(own.set_running_or_notify_cancel(), own.running(), own.set_result(5), own.result())
for wrong in [lambda: own.set_result(6), lambda: own.set_exception(KeyError()), lambda: cf.ThreadPoolExecutor(0), lambda: cf.ThreadPoolExecutor(1, initializer=3), lambda: list(cf.as_completed([cf.Future()], timeout=0.01)), lambda: own.set_running_or_notify_cancel()]:
    try:
        print(wrong())
    except Exception as error:
        print(type(error).__name__, str(error).split(" <")[0].split(":")[0])
state = []
with cf.ThreadPoolExecutor(1, initializer=state.append, initargs=("ready",)) as pool:
    pool.submit(state.append, "work").result()
print(state)
with cf.ThreadPoolExecutor(1) as pool:
    first = pool.submit(time.sleep, 0.02)
    later = [pool.submit(work, n) for n in range(3)]
    pool.shutdown(wait=False, cancel_futures=True)
    print([f.cancelled() for f in later])
