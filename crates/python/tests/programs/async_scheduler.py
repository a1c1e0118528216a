class Sleep:
    def __init__(self, ticks):
        self.ticks = ticks

    def __await__(self):
        for _ in range(self.ticks):
            yield


class Event:
    def __init__(self):
        self.value = None

    def __await__(self):
        while self.value is None:
            yield
        return self.value


async def worker(name, ticks, event=None):
    print(name, "starts")
    await Sleep(ticks)
    if event is not None:
        event.value = f"set by {name}"
    print(name, "ends")
    return name * 2


async def waiter(event):
    print("waiter waits")
    print("waiter got", await event)


async def failing():
    await Sleep(1)
    raise LookupError("failed")


def loop(**coros):
    results = {}
    ready = list(coros.items())
    while ready:
        name, coro = ready.pop(0)
        try:
            coro.send(None)
        except StopIteration as e:
            results[name] = e.value
        except Exception as e:
            results[name] = repr(e)
        else:
            ready.append((name, coro))
    return results


event = Event()
print(loop(w=waiter(event), a=worker("a", 3, event), b=worker("b", 1), f=failing(), c=worker("c", 0)))
