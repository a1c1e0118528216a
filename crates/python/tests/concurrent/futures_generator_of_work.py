"""At most a few futures at once: submit the next when one is done."""
from concurrent.futures import FIRST_COMPLETED, ThreadPoolExecutor, wait
from itertools import islice


def bounded_map(executor, function, items, limit):
    items = iter(items)
    pending = {executor.submit(function, item) for item in islice(items, limit)}
    while pending:
        done, pending = wait(pending, return_when=FIRST_COMPLETED)
        pending |= {executor.submit(function, item) for item in islice(items, len(done))}
        assert len(pending) <= limit
        for future in done:
            yield future.result()


with ThreadPoolExecutor(3) as executor:
    print(sorted(bounded_map(executor, lambda n: n * n, range(20), limit=4)))
