"""wait returns named tuples of done and not done futures."""
from concurrent import futures

with futures.ThreadPoolExecutor() as executor:
    pending = [executor.submit(divmod, n, 7) for n in (10, 20, 30)]
    result = futures.wait(pending)
    print(result._fields, len(result.done), len(result.not_done))
    done, not_done = result
    print(sorted(f.result() for f in done), not_done)
    print(type(done).__name__, result.return_when if hasattr(result, "return_when") else futures.ALL_COMPLETED)
print(futures.FIRST_COMPLETED, futures.FIRST_EXCEPTION)
print(futures.wait([]))
