# A coroutine that nobody awaited warns when it goes; one that was closed does not.
import warnings

async def forgotten():
    return 1

class Named:
    async def method(self):
        pass

with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    forgotten()
    Named().method()
    closed = forgotten()
    closed.close()
    del closed
    awaited = forgotten()
    try:
        awaited.send(None)
    except StopIteration as stop:
        print(stop.value)
    del awaited
    kept = [forgotten() for _ in range(2)]
    kept.clear()
    print([(w.category.__name__, str(w.message)) for w in caught])

def generator():
    yield

with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    generator()
    (x for x in ())
    print(caught)
